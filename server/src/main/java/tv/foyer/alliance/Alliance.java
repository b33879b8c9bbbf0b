package tv.foyer.alliance;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.crypto.Passwords;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Sql;

/** The partners of the alliance, their staff, and what their staff did. */
public final class Alliance {
    private final InstantSource clock;
    private final Ids ids;
    private final PartnerStore partnerStore;
    private final StaffStore staffStore;
    private final AuditStore audit;
    private final Sessions sessions;
    private volatile Directory directory;

    private Alliance(Sql sql, InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.partnerStore = new PartnerStore(sql);
        this.staffStore = new StaffStore(sql);
        this.audit = new AuditStore(sql);
        this.directory = Directory.of(partnerStore.all());
        this.sessions = new Sessions(staffStore, new SessionStore(sql), clock, this::partner);
    }

    /** Opens the alliance on a database whose schema {@code alliance} is up to date. */
    public static Alliance open(Sql sql, InstantSource clock, Ids ids) {
        return new Alliance(sql, clock, ids);
    }

    /** Admits a partner; a key that is there already changes nothing. Returns what is there. */
    public Partner admit(PartnerDraft draft) {
        PartnerId id = new PartnerId(Ids.named("partner/" + draft.key()));
        partnerStore.insert(id, draft, clock.instant());
        refresh();
        return partner(id).orElseThrow();
    }

    /**
     * Moves a partner to its next state; sign-ins of one that may no longer work end here at once.
     *
     * @throws IllegalArgumentException if the partner is unknown or the state does not follow
     */
    public Partner move(PartnerId id, PartnerState next) {
        Partner now =
                partner(id).orElseThrow(() -> new IllegalArgumentException("partner: " + id + "?"));
        if (!now.state().mayBecome(next) || !partnerStore.move(now, next, clock.instant())) {
            throw new IllegalArgumentException(
                    "state: " + now.key() + " is " + now.state() + " and cannot become " + next);
        }
        refresh();
        sessions.forgetAll();
        return partner(id).orElseThrow();
    }

    /**
     * Hires a person; an address that works for the same partner already changes nothing.
     *
     * @throws IllegalArgumentException if the address works for another partner
     */
    public StaffId hire(StaffDraft draft) {
        Optional<Staff> known = byEmail(draft.email());
        if (known.isEmpty()) {
            Staff fresh =
                    new Staff(
                            new StaffId(ids.next()),
                            draft.partner(),
                            draft.email(),
                            draft.name(),
                            draft.roles());
            staffStore.insert(fresh, Passwords.hash(draft.password()), clock.instant());
            known = byEmail(draft.email());
        }
        return known.filter(staff -> staff.partner().equals(draft.partner()))
                .map(Staff::id)
                .orElseThrow(
                        () -> new IllegalArgumentException("email: works for another partner"));
    }

    /** Returns a partner in any state; what a stranger may know is {@link #partners}. */
    public Optional<Partner> partner(PartnerId id) {
        return Optional.ofNullable(directory.byId().get(id));
    }

    /** Returns a partner in any state by its key. */
    public Optional<Partner> partnerByKey(String key) {
        return Optional.ofNullable(directory.byKey().get(key));
    }

    /** Returns the partners whose membership is public: signed, and those that were. By key. */
    public List<Partner> partners() {
        return directory.known();
    }

    /** Returns the name under which others may see a partner; a neutral one before it signed. */
    public Text name(PartnerId id) {
        return directory.name(id);
    }

    /** Returns who holds this console token, at most a minute out of date. */
    public Optional<Caller.Staff> staffOf(String bearer) {
        return sessions.staffOf(bearer);
    }

    /** Returns the name of a person, to its own partner. */
    public Optional<String> staffName(PartnerId reader, StaffId id) {
        return staffStore.byId(reader, id).map(Staff::name);
    }

    /** Writes down what a member of staff did; only its own partner reads it. */
    public void record(Caller.Staff staff, String action, String subject, String detail) {
        audit.insert(
                ids.next(), clock.instant(), staff, new AuditStore.Deed(action, subject, detail));
    }

    public Routes routes() {
        return new AllianceRoutes(this, sessions).routes();
    }

    Optional<Staff> staff(Caller.Staff caller) {
        return staffStore.byId(caller.partner(), caller.staff());
    }

    List<AuditStore.Entry> trail(PartnerId reader, Optional<UUID> before, int limit) {
        return audit.page(reader, before, limit);
    }

    private Optional<Staff> byEmail(String email) {
        return staffStore.byEmail(email).map(StaffStore.Known::staff);
    }

    private synchronized void refresh() {
        directory = Directory.of(partnerStore.all());
    }
}
