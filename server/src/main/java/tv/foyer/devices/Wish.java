package tv.foyer.devices;

/** What a person typed to take in a set: its room, and the home's name and language. */
record Wish(String room, String householdName, String language) {}
