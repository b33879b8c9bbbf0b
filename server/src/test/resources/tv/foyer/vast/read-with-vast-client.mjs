// Reads the documents of a folder with npm's vast-client and prints what it found.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { VASTParser } = require('@dailymotion/vast-client');
const { DOMParser } = require(require.resolve('@xmldom/xmldom', { paths: [require.resolve('@dailymotion/vast-client')] }));

const folder = process.argv[2];
for (const name of ['inline.xml', 'pod.xml', 'pause.xml', 'draft.xml']) {
  const parser = new VASTParser();
  const problems = [];
  parser.on('VAST-error', problem => problems.push(problem));
  parser.on('VAST-warning', problem => problems.push(problem));
  const document = new DOMParser().parseFromString(readFileSync(join(folder, name), 'utf8'), 'text/xml');
  const vast = await parser.parseVAST(document);
  console.log(`${name} ${vast.version} ads=${vast.ads.length} problems=${problems.length}`);
  for (const problem of problems) console.log('  ' + JSON.stringify(problem));
  for (const ad of vast.ads) {
    const kinds = ad.creatives.map(creative => creative.type).join(',');
    console.log(`  ${ad.id} ${ad.title} impressions=${ad.impressionURLTemplates.length} creatives=${kinds}`);
    for (const creative of ad.creatives) {
      if (creative.type === 'linear') {
        const trackers = event => (creative.trackingEvents[event] ?? []).length;
        console.log(
          `  duration=${creative.duration} skip=${creative.skipDelay ?? -1} files=${creative.mediaFiles.length}` +
            ` mezzanine=${creative.mezzanine ? 'yes' : 'no'} start=${trackers('start')} progress-90%=${trackers('progress-90%')}` +
            ` click=${creative.videoClickThroughURLTemplate?.url ?? 'none'}`
        );
      }
      if (creative.type === 'nonlinear') {
        const types = ad.extensions.map(extension => extension.attributes.type).join(',');
        const plcmt = ad.extensions[0].children.find(child => child.name === 'plcmt');
        console.log(`  static=${creative.variations[0].staticResource} extensions=${types} plcmt=${plcmt.value}`);
      }
    }
  }
}
