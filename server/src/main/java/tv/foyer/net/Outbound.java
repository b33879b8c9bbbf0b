package tv.foyer.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Fetches what a partner names. Refuses addresses inside any house (loopback, private, link-local,
 * multicast), other schemes than http and https, redirects, and answers that are too long or too
 * slow. The address is checked before the connection is made; a name that changes its address in
 * between is not caught here, so run feeds' fetches behind an egress filter in production.
 */
public final class Outbound {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /** The address may not be fetched, or the far side did not answer properly. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /** Returns the body of a 200 answer of at most {@code maxBytes}. */
    public byte[] get(URI address, int maxBytes) {
        requirePublic(address);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        try {
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new Refused(address + ": answered " + response.statusCode());
                }
                return bounded(address, body, maxBytes);
            }
        } catch (IOException e) {
            throw new Refused(address + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(address + ": interrupted");
        }
    }

    private static byte[] bounded(URI address, InputStream body, int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new Refused(address + ": longer than " + maxBytes + " bytes");
        }
        return bytes;
    }

    static void requirePublic(URI address) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
            throw new Refused(address + ": only http and https are fetched");
        }
        if (address.getHost() == null) {
            throw new Refused(address + ": no host");
        }
        try {
            for (InetAddress ip : InetAddress.getAllByName(address.getHost())) {
                requirePublic(address, ip);
            }
        } catch (UnknownHostException e) {
            throw new Refused(address + ": unknown host");
        }
    }

    static void requirePublic(URI address, InetAddress ip) {
        byte[] bytes = ip.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        boolean zero = bytes.length == 4 && bytes[0] == 0;
        if (ip.isLoopbackAddress()
                || ip.isSiteLocalAddress()
                || ip.isLinkLocalAddress()
                || ip.isAnyLocalAddress()
                || ip.isMulticastAddress()
                || uniqueLocal
                || carrierGrade
                || zero) {
            throw new Refused(address + ": not a public address");
        }
    }
}
