package tv.foyer.devices;

import tv.foyer.kernel.HouseholdId;

/** Knows which households never want to see a boot ad again. */
@FunctionalInterface
public interface BootAdChoice {
    boolean refused(HouseholdId household);
}
