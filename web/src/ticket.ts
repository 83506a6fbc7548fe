// Keeps the tickets that were opened on this device, so that they open at a
// door without a network, and says when what is shown is such a copy. One
// ticket alone keeps the screen from going dark and can be put on the home
// screen.

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

async function keep(list: HTMLElement, worker: string): Promise<void> {
  const scope = list.dataset["scope"] ?? "/tickets/";
  await navigator.serviceWorker.register(worker, { scope });
  const cache = await caches.open("tickets");
  const pages = [...list.querySelectorAll<HTMLElement>("[data-ticket]")].map((one) => one.dataset["ticket"] ?? "");
  pages.push(`${scope}offline`);
  if (location.pathname.startsWith(scope)) pages.push(location.pathname + location.search);
  const linked = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src]")].map(
    (one) => ("href" in one ? one.href : one.src),
  );
  // What scripts and styles brought along themselves.
  const loaded = performance.getEntriesByType("resource").map((one) => one.name);
  const files = [...linked, ...loaded.filter((name) => name.startsWith(location.origin + "/assets/"))];
  await cache.addAll([...new Set([...pages, ...files])].filter((address) => address !== ""));
  for (const note of document.querySelectorAll<HTMLElement>("[data-kept]")) note.hidden = false;
}

/** Says whether the page is a kept copy: whether its place can be reached. */
async function tellWhetherKept(): Promise<void> {
  const banner = document.querySelector<HTMLElement>("[data-copy]");
  if (!banner) return;
  let reached = true;
  try {
    await fetch("/livez", { method: "HEAD", cache: "no-store" });
  } catch {
    reached = false;
  }
  banner.textContent = reached ? "" : (banner.dataset["copy"] ?? "");
}

/** Keeps the screen on while a ticket is looked at, where that is allowed. */
async function stayAwake(): Promise<void> {
  if (document.hidden || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // A low battery or a setting says no; the page tells people to turn it bright.
  }
}

function offerInstalling(place: HTMLElement): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    place.hidden = false;
    place.querySelector("button")?.addEventListener("click", () => void (event as InstallPrompt).prompt());
  });
  addEventListener("appinstalled", () => (place.hidden = true));
}

const list = document.querySelector<HTMLElement>("[data-worker]");
const worker = list?.dataset["worker"];
if (list && worker && "serviceWorker" in navigator) {
  keep(list, worker).catch(() => {
    // Private windows and full disks keep nothing; the page itself is there.
  });
}
void tellWhetherKept();
for (const change of ["online", "offline"]) addEventListener(change, () => void tellWhetherKept());

const install = document.querySelector<HTMLElement>("[data-install]");
if (install) {
  offerInstalling(install);
  void stayAwake();
  document.addEventListener("visibilitychange", () => void stayAwake());
}
