// Keeps the tickets that were opened on this device, so that they open at a
// door without a network.

async function keep(list: HTMLElement, worker: string): Promise<void> {
  await navigator.serviceWorker.register(worker, { scope: "/tickets/" });
  const cache = await caches.open("tickets");
  const pages = [...list.querySelectorAll<HTMLElement>("[data-ticket]")].map((one) => one.dataset["ticket"] ?? "");
  if (location.pathname.startsWith("/tickets/")) pages.push(location.pathname + location.search);
  const files = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src]")].map(
    (one) => ("href" in one ? one.href : one.src),
  );
  await cache.addAll([...new Set([...pages, ...files])].filter((address) => address !== ""));
  for (const note of document.querySelectorAll<HTMLElement>("[data-kept]")) note.hidden = false;
}

const list = document.querySelector<HTMLElement>("[data-worker]");
const worker = list?.dataset["worker"];
if (list && worker && "serviceWorker" in navigator) {
  keep(list, worker).catch(() => {
    // Private windows and full disks keep nothing; the page itself is there.
  });
}
