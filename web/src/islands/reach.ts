// Opens a page once it can be had: without a network a browser would show its
// own error in the place of what it has.

const PAUSE = 3000;

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

/** Opens an address, or the page anew when it is this one, as soon as it answers. */
export async function reach(address: string): Promise<void> {
  while (!(await answers(address))) {
    await new Promise((goOn) => setTimeout(goOn, PAUSE));
  }
  if (new URL(address, location.href).pathname === location.pathname) location.reload();
  else location.assign(address);
}
