package tv.foyer.alliance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tv.foyer.alliance.SessionStore.Session;
import tv.foyer.crypto.Passwords;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Caller;
import tv.foyer.http.FailureLimit;
import tv.foyer.kernel.PartnerId;

/**
 * Signing in and out. A session lasts twelve hours from its last use and seven days at most. Live
 * sessions are kept in memory for up to a minute, so another node's sign-out works here within that
 * minute.
 */
final class Sessions {
    private static final String PREFIX = "s.";
    private static final int TOKEN_LENGTH = PREFIX.length() + 43;
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** A session is prolonged in the database only when that moves its end by this much. */
    private static final Duration STEP = Duration.ofMinutes(10);

    private static final int MOST_PER_PERSON = 20;
    private static final int MOST_KEPT = 10_000;

    /** Each password check takes 19 MiB, so only a few run at a time. */
    private static final int CHECKS_AT_ONCE = 4;

    private static final long CHECK_WAIT_SECONDS = 5;

    private final StaffStore staff;
    private final SessionStore store;
    private final InstantSource clock;
    private final Function<PartnerId, Optional<Partner>> partners;
    private final FailureLimit failures = new FailureLimit(10, Duration.ofMinutes(15), 20_000);
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);
    private final String nobodysHash = Passwords.hash(Secrets.token());
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(
            StaffStore staff,
            SessionStore store,
            InstantSource clock,
            Function<PartnerId, Optional<Partner>> partners) {
        this.staff = staff;
        this.store = store;
        this.clock = clock;
        this.partners = partners;
    }

    private record Kept(Caller.Staff staff, Instant loadedAt, Instant expiresAt) {}

    SignIn signIn(String email, String password, String peer) {
        String key = email.toLowerCase(java.util.Locale.ROOT) + "\n" + peer;
        Optional<Duration> wait = failures.enter(key, clock.instant());
        if (wait.isPresent()) {
            return new SignIn.TooMany(wait.get());
        }
        if (!enterCheck()) {
            failures.excuse(key);
            return new SignIn.Busy();
        }
        Optional<StaffStore.Known> known;
        boolean right;
        try {
            known = staff.byEmail(email);
            // An unknown address costs the same work as a wrong password.
            right =
                    Passwords.matches(
                            password, known.map(StaffStore.Known::hash).orElse(nobodysHash));
        } finally {
            checks.release();
        }
        Optional<Staff> person = known.map(StaffStore.Known::staff).filter(_ -> right);
        Optional<Partner> partner =
                person.flatMap(p -> partners.apply(p.partner())).filter(p -> p.state().mayWork());
        if (person.isEmpty() || partner.isEmpty()) {
            return new SignIn.Wrong();
        }
        failures.forget(key);
        return new SignIn.SignedIn(begin(person.get()), person.get(), partner.get());
    }

    Optional<Caller.Staff> staffOf(String bearer) {
        if (bearer.length() != TOKEN_LENGTH || !bearer.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Secrets.digest(bearer);
        Instant now = clock.instant();
        Optional<Kept> known = fresh(hash, now);
        return known.isPresent() ? known.map(Kept::staff) : load(hash, now);
    }

    void signOut(String bearer) {
        String hash = Secrets.digest(bearer);
        store.delete(hash);
        forget(hash);
    }

    /** Forgets what is kept in memory, after a change to a partner. */
    synchronized void forgetAll() {
        kept.clear();
    }

    private String begin(Staff person) {
        String token = PREFIX + Secrets.token();
        Instant now = clock.instant();
        store.insert(Secrets.digest(token), person, now, now.plus(IDLE), MOST_PER_PERSON);
        return token;
    }

    private Optional<Caller.Staff> load(String hash, Instant now) {
        Optional<Session> found =
                store.find(hash, now).filter(session -> session.partnerState().mayWork());
        found.ifPresent(session -> {
            Instant end = earlier(now.plus(IDLE), session.createdAt().plus(LONGEST));
            if (end.isAfter(session.expiresAt().plus(STEP))) {
                store.extend(hash, end);
            }
            keep(hash, new Kept(session.staff(), now, end));
        });
        return found.map(Session::staff);
    }

    private synchronized Optional<Kept> fresh(String hash, Instant now) {
        return Optional.ofNullable(kept.get(hash))
                .filter(k -> k.loadedAt().plus(FRESH).isAfter(now) && k.expiresAt().isAfter(now));
    }

    private synchronized void keep(String hash, Kept session) {
        kept.put(hash, session);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private synchronized void forget(String hash) {
        kept.remove(hash);
    }

    private boolean enterCheck() {
        try {
            return checks.tryAcquire(CHECK_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
