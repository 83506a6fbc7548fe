// What the server tells the seats page's script: addresses, prices, what the
// buyer holds, and every word in the reader's language. It stands in the page
// as a block of data, so that nothing has to be asked for before work begins.

/** A phrase for each way a language counts; "#" is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

export interface Level {
  id: string;
  name: string;
  minor: number; // with fees, in minor units
  fee: string; // "" for none
  zones: string[];
}

/** Places by their names: labels of seats, quantities by standing area. */
export interface Places {
  seats: string[];
  areas: Record<string, number>;
}

/** Words with gaps in braces, as "{seat}: just taken". */
export interface Words {
  seat: string; // {row} {seat} {price}
  spot: string; // {section} {row} {seat}
  rowOf: Record<"row" | "table" | "box", string>; // {id}
  wheelchair: string;
  companion: string;
  taken: string;
  yours: string;
  chosen: string; // {what}
  unchosen: string; // {what}
  total: string; // {places} {sum}
  places: Forms;
  left: Forms;
  noneLeft: string;
  filtered: string;
  from: string; // {price}
  fee: string; // {fee}
  remove: string; // {what}
  limit: string;
  lostTitle: string;
  lost: string; // {what}
  lostKept: string;
  nearest: string;
  take: string; // {what} {price}
  offline: string;
  notSent: string;
  loneHint: string; // {what}
}

export interface PageData {
  language: string;
  currency: string;
  decimals: number;
  orderFee: number; // what an order costs beside its places, in minor units
  most: number; // places in one hold
  opened: { seats: number[]; areas: Record<string, number> }; // by the reader's code: shown as gone to all others
  kept: boolean; // accessible seats are for those who need them
  chart: string; // addresses
  seats: string;
  live: string; // "" for a page that stands still
  levels: Level[];
  had: Places; // held when the page was made
  chosen: Places; // chosen when the page was made, what is held included
  taken: string[]; // what was just refused because somebody else has it
  words: Words;
}

/** Reads the page's data; undefined on pages where nothing can be chosen. */
export function readPage(root: ParentNode): PageData | undefined {
  const block = root.querySelector("#hall-data");
  return block?.textContent ? (JSON.parse(block.textContent) as PageData) : undefined;
}
