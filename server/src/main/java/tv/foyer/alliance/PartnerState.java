package tv.foyer.alliance;

/** How far a partner is on its way into the alliance, and out of it. */
public enum PartnerState {
    INVITED,
    /** Somebody of the partner took the invitation. */
    CLAIMED,
    /** The contract is signed: from here on the others may know it. */
    SIGNED,
    ACTIVE,
    SUSPENDED,
    /** It was signed once; its past stays in the books. */
    LEFT;

    /** Tells whether others may see that this partner exists. */
    public boolean isPublic() {
        return switch (this) {
            case INVITED, CLAIMED -> false;
            case SIGNED, ACTIVE, SUSPENDED, LEFT -> true;
        };
    }

    /** Tells whether the partner's staff may sign in. */
    boolean mayWork() {
        return switch (this) {
            case CLAIMED, SIGNED, ACTIVE -> true;
            case INVITED, SUSPENDED, LEFT -> false;
        };
    }

    boolean mayBecome(PartnerState next) {
        return switch (this) {
            case INVITED -> next == CLAIMED;
            case CLAIMED -> next == SIGNED;
            case SIGNED -> next == ACTIVE || next == LEFT;
            case ACTIVE -> next == SUSPENDED || next == LEFT;
            case SUSPENDED -> next == ACTIVE || next == LEFT;
            case LEFT -> false;
        };
    }
}
