// Asks how a sale stands: whenever the live feed says that seats have moved,
// and now and then for what moves without them.
import { follow } from "../seating/live";
import type { LiveHandlers } from "../seating/types";
import { Pace } from "./pace";

export interface Readings {
  version: number;
  state: string;
  words: Record<string, string>;
  bars: Record<string, { from: number; long: number }>;
  paths: Record<string, string>;
  seats?: string;
}

type Status = Parameters<LiveHandlers["status"]>[0];

interface Reader {
  take(now: Readings): void;
  status(status: Status): void;
}

/** Follows a sale for as long as the page is open. */
export function readSale(addresses: { now: string; live: string; snapshot: string }, reader: Reader): void {
  let seats: number | undefined;
  let failed = 0;
  let feed: Status = "polling";
  const pace = new Pace(async () => {
    const address = new URL(addresses.now, location.href);
    if (seats !== undefined) address.searchParams.set("seats", String(seats));
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = (await answer.json()) as Readings;
      [seats, failed] = [now.version, 0];
      reader.take(now);
      reader.status(feed === "lost" ? "polling" : feed);
    } catch {
      failed += 1;
      if (failed > 1 || !navigator.onLine) reader.status("lost");
    }
  });
  follow(addresses.live, addresses.snapshot, {
    change: () => pace.soon(),
    status: (status) => {
      feed = status;
      pace.soon();
    },
  });
  pace.start();
}
