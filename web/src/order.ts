// Looks whether an order has moved on, and shows its page anew when it has.
// Without a network it says so, and goes on by itself when there is one again.
// Without script the page reloads itself now and then.
import { showAnew } from "./islands/anew";

const FIRST = 1500;
const SLOWEST = 15_000;

interface Standing {
  state: string;
  declined: boolean;
}

function watch(element: HTMLElement, address: string): void {
  const offline = element.querySelector<HTMLElement>("[data-offline]");
  let pause = FIRST;
  let declined: boolean | undefined;
  let timer = 0;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (offline) offline.textContent = "";
      if (answer.ok) {
        const now = (await answer.json()) as Standing;
        if (now.state !== element.dataset["state"] || (declined !== undefined && now.declined !== declined)) {
          showAnew();
          return;
        }
        declined = now.declined;
      }
    } catch {
      if (offline && !offline.textContent) offline.textContent = offline.dataset["offline"] ?? "";
    }
    pause = Math.min(pause * 1.3, SLOWEST);
    timer = setTimeout(() => void look(), pause + Math.random() * 500);
  };
  // Somebody who comes back to the page, or to the network, is told at once.
  addEventListener("online", () => void look());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void look();
  });
  timer = setTimeout(() => void look(), pause);
}

for (const element of document.querySelectorAll<HTMLElement>("[data-poll]")) {
  const address = element.dataset["poll"];
  if (address) watch(element, address);
}
