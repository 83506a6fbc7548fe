// Keeps a hall up to date with what others do: follows the stream of changes,
// and asks for the snapshot every few seconds where there is no stream to be had.
//
//   hidden or offline:  nothing is open
//   else:               the stream, which the browser itself takes up again
//   refused or broken:  polling, and now and then another try at the stream
import type { LiveChange, LiveHandlers } from "./types";
import { readChanges, readSnapshot } from "./live-messages";

type Status = Parameters<LiveHandlers["status"]>[0];

// A stream is never silent for longer than the server's beat, 10 s.
const SILENT = 25_000;
const HIDDEN = 5_000; // who looks at another tab for a moment keeps the stream
const TRIES = 3; // at a stream in a row, before polling
const POLL = { from: 2_000, to: 4_000, most: 20_000 };
const AGAIN = { from: 20_000, to: 40_000 }; // until another try at the stream

function between({ from, to }: { from: number; to: number }): number {
  return from + Math.random() * (to - from);
}

/** Puts the version that is known into an address. */
function withVersion(address: string, name: string, version: number | undefined): string {
  const url = new URL(address, location.href);
  if (version !== undefined) url.searchParams.set(name, String(version));
  return url.href;
}

/** Seconds of a Retry-After header, in milliseconds; 0 when there is none. */
function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get("Retry-After"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

class Follower {
  private version: number | undefined;
  private tag = "";
  private source: EventSource | undefined;
  private asking: AbortController | undefined;
  private told: Status | undefined;
  private failures = 0; // of the stream, in a row
  private misses = 0; // of polls, in a row
  private timers = new Map<"silent" | "hidden" | "poll" | "again", number>();

  constructor(
    private readonly address: string,
    private readonly snapshot: string,
    private readonly handlers: LiveHandlers,
  ) {
    const since = new URL(address, location.href).searchParams.get("since");
    if (since !== null && /^\d+$/.test(since)) this.version = Number(since);
  }

  /** Opens the stream, unless it is open or nobody looks. */
  begin(): void {
    if (this.source || document.visibilityState === "hidden") return;
    if (!navigator.onLine) {
      this.say("lost");
      return;
    }
    this.failures = 0;
    this.open();
  }

  /** Closes all that is open. begin takes it up again where it was. */
  end(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.close();
    this.stopAsking();
  }

  hide(): void {
    this.after("hidden", HIDDEN, () => this.end());
  }

  show(): void {
    this.stop("hidden");
    if (!this.source && !this.timers.has("again")) this.begin();
  }

  lose(): void {
    this.end();
    this.say("lost");
  }

  private open(): void {
    this.stop("again");
    const source = new EventSource(withVersion(this.address, "since", this.version));
    this.source = source;
    source.addEventListener("open", () => {
      this.failures = 0;
      this.misses = 0;
      this.stop("poll");
      this.stopAsking();
      this.say("live");
      this.listen();
    });
    source.addEventListener("beat", () => this.listen());
    source.addEventListener("changes", (event: MessageEvent<string>) => this.hear(event.data, readChanges));
    source.addEventListener("snapshot", (event: MessageEvent<string>) => this.hear(event.data, readSnapshot));
    source.addEventListener("error", () => {
      this.stop("silent");
      this.failures++;
      // While it is connecting the browser tries again by itself, after the time
      // the server asked for. Closed means that the server refused.
      if (source.readyState === EventSource.CLOSED || this.failures >= TRIES) this.giveUp();
      else this.listen();
    });
    this.listen();
  }

  /** Takes in an event of the stream. */
  private hear(text: string, read: (text: string) => LiveChange): void {
    this.listen();
    let change: LiveChange;
    try {
      change = read(text);
    } catch {
      // Something between us and the server has spoilt it: begin anew.
      this.version = undefined;
      this.giveUp();
      return;
    }
    if (change.states || this.version === undefined || change.version > this.version) this.take(change);
  }

  private close(): void {
    this.stop("silent");
    this.source?.close();
    this.source = undefined;
  }

  /** A connection that has died may look open for minutes: silence tells. */
  private listen(): void {
    this.after("silent", SILENT, () => {
      this.close();
      if (++this.failures >= TRIES) this.giveUp();
      else this.open();
    });
  }

  /** Polls for a while in place of the stream. */
  private giveUp(): void {
    this.close();
    this.after("again", between(AGAIN), () => this.open());
    if (!this.asking && !this.timers.has("poll")) void this.poll();
  }

  private async poll(): Promise<void> {
    const asking = new AbortController();
    const patience = setTimeout(() => asking.abort(), POLL.most);
    this.asking = asking;
    let pause = between(POLL);
    try {
      const headers: HeadersInit = this.tag ? { "If-None-Match": this.tag } : {};
      const answer = await fetch(this.snapshot, { headers, signal: asking.signal });
      if (answer.status === 200) {
        const change = readSnapshot(await answer.text());
        if (this.asking !== asking) return; // the stream is back, or nobody looks
        // What a cache gives may be older than what we have seen.
        if (this.version === undefined || change.version >= this.version) this.take(change);
        this.tag = answer.headers.get("ETag") ?? "";
      } else if (answer.status !== 304) {
        pause = Math.max(pause, retryAfter(answer));
        throw new Error(`the snapshot was answered with ${answer.status}`);
      }
      if (this.asking !== asking) return;
      this.misses = 0;
      this.say("polling");
    } catch {
      if (this.asking !== asking) return;
      if (++this.misses >= 2) this.say("lost");
      pause = Math.min(pause * 2 ** Math.min(this.misses - 1, 3), POLL.most);
    } finally {
      clearTimeout(patience);
    }
    this.asking = undefined;
    this.after("poll", pause, () => void this.poll());
  }

  private stopAsking(): void {
    const asking = this.asking;
    this.asking = undefined;
    asking?.abort();
  }

  private take(change: LiveChange): void {
    this.version = change.version;
    this.handlers.change(change);
  }

  private say(status: Status): void {
    if (this.told === status) return;
    this.told = status;
    this.handlers.status(status);
  }

  private after(name: "silent" | "hidden" | "poll" | "again", ms: number, run: () => void): void {
    this.stop(name);
    const timer = window.setTimeout(() => {
      this.timers.delete(name);
      run();
    }, ms);
    this.timers.set(name, timer);
  }

  private stop(name: "silent" | "hidden" | "poll" | "again"): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}

/**
 * Follows a show until the function it gives is called. `address` is its stream;
 * with ?since= the version of the snapshot that is known already, else the first
 * change is a whole one. `snapshot` is what is polled where there is no stream.
 */
export function follow(address: string, snapshot: string, handlers: LiveHandlers): () => void {
  const follower = new Follower(address, snapshot, handlers);
  const all = new AbortController();
  const { signal } = all;
  document.addEventListener("visibilitychange", () => (document.hidden ? follower.hide() : follower.show()), { signal });
  // A page that is put aside for "back" must have nothing open.
  window.addEventListener("pagehide", () => follower.end(), { signal });
  window.addEventListener("pageshow", (event) => event.persisted && follower.show(), { signal });
  window.addEventListener("offline", () => follower.lose(), { signal });
  window.addEventListener("online", () => follower.begin(), { signal });
  follower.begin();
  return () => {
    all.abort();
    follower.end();
  };
}
