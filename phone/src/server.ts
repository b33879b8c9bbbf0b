import { api } from "@foyer/ui/api";
import { memory } from "./memory.ts";

/** The calls of this phone; the household's token goes with each once there is one. */
export const server = api({ token: memory.token });
