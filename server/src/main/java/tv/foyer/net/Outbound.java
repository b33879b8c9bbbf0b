package tv.foyer.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches what a partner names, by GET. A host is resolved once for each hop, every address it has
 * must be public, and the connection goes to an address that was checked: a name that changes in
 * between leads nowhere else. A redirect is a new hop with the same checks. Everything is bounded:
 * the whole fetch in time, so that a far side that drips is cut; the head and the body in bytes; no
 * content encoding is taken, so that nothing small becomes large. Safe for use by many threads.
 */
public final class Outbound {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_ADDRESSES = 4;

    private final Allowance allowance;
    private final Limits limits;
    private final Resolver resolver;
    private final SSLSocketFactory secure;

    /** Why something was not fetched. */
    public enum Why {
        /** Its scheme, port or place is not one that is fetched from. */
        ADDRESS,
        /** It was not whole when its time was over. */
        TIME,
        /** More bytes than agreed, in the head or the body. */
        SIZE,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECT,
        /** No connection, or no proper 200 answer. */
        ANSWER
    }

    /** The address may not be fetched, or the far side did not answer properly. */
    public static final class Refused extends RuntimeException {
        private final Why why;

        Refused(Why why, String message) {
            super(message);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /**
     * What one fetch may take.
     *
     * @param deadline from the first look-up to the last byte, redirects included
     * @param redirects most hops after the first
     * @param headBytes longest head of an answer
     * @param ports where servers of partners may listen
     */
    public record Limits(Duration deadline, int redirects, int headBytes, Set<Integer> ports) {
        public Limits {
            ports = Set.copyOf(ports);
        }

        public static Limits standard() {
            return new Limits(Duration.ofSeconds(30), 3, 32 << 10, Set.of(80, 443, 8080, 8443));
        }

        public Limits within(Duration other) {
            return new Limits(other, redirects, headBytes, ports);
        }
    }

    /**
     * Endpoints inside the house that may be fetched all the same, by the host and port of the
     * address as written; none unless someone configured them.
     */
    public record Allowance(Set<String> endpoints) {
        public Allowance {
            endpoints =
                    endpoints.stream()
                            .map(e -> e.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }

        public static Allowance none() {
            return new Allowance(Set.of());
        }

        /** Allows endpoints written as {@code host:port}. */
        public static Allowance of(String... endpoints) {
            return new Allowance(Arrays.stream(endpoints).collect(Collectors.toSet()));
        }

        boolean covers(String host, int port) {
            return endpoints.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
        }
    }

    /** Knows the addresses of a name. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** What was fetched into a file, and from where in the end. */
    public record Download(URI from, long bytes, Optional<String> contentType) {}

    public Outbound() {
        this(Allowance.none(), Limits.standard());
    }

    public Outbound(Allowance allowance, Limits limits) {
        this(
                allowance,
                limits,
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Outbound(Allowance allowance, Limits limits, Resolver resolver, SSLSocketFactory secure) {
        this.allowance = allowance;
        this.limits = limits;
        this.resolver = resolver;
        this.secure = secure;
    }

    /**
     * Returns the body of a 200 answer of at most {@code maxBytes}.
     *
     * @throws Refused with the reason
     */
    public byte[] get(URI address, int maxBytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fetch(address, maxBytes, body);
        return body.toByteArray();
    }

    /**
     * Writes the body of a 200 answer of at most {@code maxBytes} to a file, without holding it in
     * memory. After a refusal the file holds what had come.
     *
     * @throws Refused with the reason
     * @throws IOException if the file cannot be opened
     */
    public Download download(URI address, long maxBytes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return fetch(address, maxBytes, out);
        }
    }

    private Download fetch(URI address, long maxBytes, OutputStream sink) {
        Deadline deadline = Deadline.in(limits.deadline());
        URI at = address;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Endpoint endpoint = endpoint(at);
            List<InetAddress> checked = checked(endpoint, deadline);
            try (Exchange exchange = Exchange.connect(endpoint, checked, secure, deadline)) {
                Exchange.Head head = exchange.get(limits.headBytes());
                if (head.status() == 200) {
                    long bytes = exchange.body(head, maxBytes, sink);
                    return new Download(at, bytes, head.first("content-type"));
                }
                at = next(at, head);
            } catch (IOException e) {
                throw deadline.isOver()
                        ? late(at)
                        : new Refused(Why.ANSWER, at + ": " + e.getMessage());
            }
        }
        throw new Refused(
                Why.REDIRECT, address + ": more than " + limits.redirects() + " redirects");
    }

    private static URI next(URI at, Exchange.Head head) {
        if (!REDIRECTS.contains(head.status())) {
            throw new Refused(Why.ANSWER, at + ": answered " + head.status());
        }
        String where =
                head.first("location")
                        .orElseThrow(() ->
                                new Refused(Why.REDIRECT, at + ": a redirect without a place"));
        try {
            URI next = at.resolve(where);
            if ("https".equalsIgnoreCase(at.getScheme())
                    && !"https".equalsIgnoreCase(next.getScheme())) {
                throw new Refused(Why.REDIRECT, at + ": redirects from https to " + next);
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new Refused(Why.REDIRECT, at + ": redirects to no address");
        }
    }

    /** Where a hop leads: checked for form, not yet for its place. */
    record Endpoint(URI address, String host, int port, boolean tls) {}

    private Endpoint endpoint(URI address) {
        String scheme =
                address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Refused(Why.ADDRESS, address + ": only http and https are fetched");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new Refused(Why.ADDRESS, address + ": a host and no password expected");
        }
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        boolean tls = scheme.equals("https");
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        if (!limits.ports().contains(port) && !allowance.covers(host, port)) {
            throw new Refused(Why.ADDRESS, address + ": port " + port + " is not fetched from");
        }
        return new Endpoint(address, host, port, tls);
    }

    private List<InetAddress> checked(Endpoint endpoint, Deadline deadline) {
        InetAddress[] found = resolve(endpoint, deadline);
        boolean open = allowance.covers(endpoint.host(), endpoint.port());
        if (!open && !Stream.of(found).allMatch(PublicAddresses::contains)) {
            throw new Refused(Why.ADDRESS, endpoint.address() + ": not a public address");
        }
        return Stream.of(found).limit(MOST_ADDRESSES).toList();
    }

    /** A resolver has its own idea of time; it is left behind when ours is over. */
    private InetAddress[] resolve(Endpoint endpoint, Deadline deadline) {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.complete(resolver.addresses(endpoint.host()));
                    } catch (UnknownHostException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                });
        try {
            return answer.get(Math.max(1, deadline.millisLeft()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Refused(Why.ANSWER, endpoint.address() + ": unknown host");
        } catch (TimeoutException e) {
            throw late(endpoint.address());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Why.TIME, endpoint.address() + ": interrupted");
        }
    }

    private Refused late(URI at) {
        return new Refused(
                Why.TIME, at + ": not done within " + limits.deadline().toMillis() + " ms");
    }
}
