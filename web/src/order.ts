// Looks whether an order has moved on, and shows its page anew when it has.
// Without script the page reloads itself now and then.

const FIRST = 1500;
const SLOWEST = 15_000;

interface Standing {
  state: string;
  declined: boolean;
}

function watch(element: HTMLElement, address: string): void {
  let pause = FIRST;
  let declined: boolean | undefined;
  const look = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        const now = (await answer.json()) as Standing;
        if (now.state !== element.dataset["state"] || (declined !== undefined && now.declined !== declined)) {
          location.reload();
          return;
        }
        declined = now.declined;
      }
    } catch {
      // No network: the next look may have one.
    }
    pause = Math.min(pause * 1.3, SLOWEST);
    setTimeout(look, pause + Math.random() * 500);
  };
  setTimeout(look, pause);
}

for (const element of document.querySelectorAll<HTMLElement>("[data-poll]")) {
  const address = element.dataset["poll"];
  if (address) watch(element, address);
}
