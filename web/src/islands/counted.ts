// Says a phrase with a number in it. Languages differ in how many forms a
// number has, so a page hands over all of them, as JSON, in an attribute:
//
//   <span data-many='{"one":"# place","other":"# places"}'></span>

const rules = new Intl.PluralRules(document.documentElement.lang);

/** The phrase for n; "" where the page gave none. */
export function counted(forms: string | undefined, n: number): string {
  if (!forms) return "";
  const phrases = JSON.parse(forms) as Partial<Record<Intl.LDMLPluralRule, string>>;
  return (phrases[rules.select(n)] ?? phrases.other ?? "").replaceAll("#", String(n));
}
