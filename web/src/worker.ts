// The service worker of the ticket pages. It answers with the network's page
// where there is one, because a ticket may have been revoked, and with the kept
// one where there is none; a ticket that was never opened here has a page that
// says so. Files whose names carry a hash never change.

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface WorkerScope {
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

const scope = self as unknown as WorkerScope;
const CACHE = "tickets";

/** A ticket's page, in whichever language. */
const TICKETS = /^(\/[a-z]{2})?\/tickets\//;

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

/** The page, in the language of a ticket's, that says there is no network. */
function offline(ticket: Request): string {
  return `${TICKETS.exec(new URL(ticket.url).pathname)?.[0] ?? "/tickets/"}offline`;
}

async function freshFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = (await cache.match(request)) ?? (await cache.match(offline(request)));
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/") || pathname.startsWith("/accents/")) event.respondWith(keptFirst(request));
  else if (request.mode === "navigate" && TICKETS.test(pathname) && !pathname.endsWith(".pdf")) event.respondWith(freshFirst(request));
});
