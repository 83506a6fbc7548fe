// Offers the page in the language the reader prefers: the one chosen here
// before, else the first of the browser's that we have. A page stays the same for
// everybody, so that caches can keep it; only this script knows the reader.
//
//   <nav data-languages>
//     <li data-text="Diese Seite …" data-take="Auf Deutsch lesen" data-no="Nein, danke"><a hreflang="de" …>

const KEY = "language";

/** What was chosen or declined before; "" where the browser keeps nothing. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function remember(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

function preferred(known: readonly string[]): string | undefined {
  const asked = navigator.languages.map((tag) => tag.split("-")[0] ?? "");
  return [remembered(), ...asked].find((language) => known.includes(language));
}

function offer(entry: HTMLElement, link: HTMLAnchorElement, here: string): void {
  const box = document.createElement("aside");
  box.className = "language-offer";
  box.lang = link.hreflang;
  box.dir = link.dir;
  box.setAttribute("aria-label", link.textContent ?? "");
  const words = document.createElement("p");
  words.textContent = entry.dataset["text"] ?? "";
  const take = document.createElement("a");
  take.className = "button primary small";
  take.href = link.href;
  take.textContent = entry.dataset["take"] ?? "";
  take.addEventListener("click", () => remember(link.hreflang));
  const no = document.createElement("button");
  no.className = "button plain small";
  no.type = "button";
  no.textContent = entry.dataset["no"] ?? "";
  no.addEventListener("click", () => {
    remember(here);
    box.remove();
  });
  box.append(words, take, no);
  document.body.append(box);
}

export function offerLanguage(): void {
  const list = document.querySelector<HTMLElement>("[data-languages]");
  if (!list) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")];
  for (const link of links) link.addEventListener("click", () => remember(link.hreflang));
  const here = document.documentElement.lang;
  const wanted = preferred(links.map((link) => link.hreflang));
  const link = wanted === here ? undefined : list.querySelector<HTMLAnchorElement>(`a[hreflang="${wanted}"]`);
  const entry = link?.closest<HTMLElement>("[data-text]");
  // Where places wait for their buyer, nothing else asks for attention.
  if (link && entry && !document.querySelector(".bar")) offer(entry, link, here);
}
