package tv.foyer.bench;

import java.nio.charset.StandardCharsets;

/** What both sides are asked: a request of a living room's television, as sellers write them. */
final class AuctionShape {
    private AuctionShape() {}

    static byte[] request(boolean pod, int number) {
        String room =
                pod
                        ? "\"podid\":\"mid-1\",\"maxseq\":4,\"poddur\":90,\"poddedupe\":[1,2],"
                                + "\"mincpmpersec\":0.05"
                        : "\"minduration\":5,\"maxduration\":30";
        return """
        {"id":"auction-%d","imp":[{"id":"1","tagid":"mid-roll","bidfloor":1.5,"bidfloorcur":"CNY",\
        "secure":1,"exp":900,"video":{"mimes":["video/mp4","application/x-mpegURL"],%s,\
        "startdelay":0,"protocols":[3,7,13],"w":1920,"h":1080,"plcmt":1,"linearity":1,"skip":0,\
        "battr":[16,17],"playbackmethod":[1],"api":[7],"pos":7}}],"app":{"id":"fireside","name":\
        "Fireside","bundle":"tv.fireside.app","domain":"fireside.example","cat":["IAB1"],\
        "publisher":{"id":"p-1","name":"Fireside Media","domain":"fireside.example"},"content":{\
        "id":"film-77","title":"A quiet harbour","genre":"drama","contentrating":"12","language":\
        "zh","livestream":0,"len":5400},"inventorypartnerdomain":"silverreed.example"},"device":{\
        "ua":"Mozilla/5.0 (Linux; TV) Fireside/3.1","ip":"203.0.113.77","devicetype":3,"make":\
        "Kestral","model":"K55","os":"Linux","osv":"6","w":3840,"h":2160,"ifa":\
        "1f0b7c3e-5d1e-4b57-9f0c-93a1f2a9c001","lmt":0,"language":"zh","geo":{"country":"CHN"}},\
        "user":{"id":"u-5521","consent":"CPconsent"},"regs":{"coppa":0},"source":{"tid":"t-%d",\
        "schain":{"complete":1,"ver":"1.0","nodes":[{"asi":"fireside.example","sid":"p-1","hp":1}\
        ]}},"at":1,"tmax":900,"cur":["CNY"],"bcat":["IAB7","IAB25","IAB26"],"badv":[\
        "rival.example","other.example"]}\
        """
                .formatted(number, room, number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
