// The figures of the appendix: what each prints now, found by code or by words without marks, or by their number.
import { fold } from "./living_text.js";

const SMALL_WORDS = new Set(["cua", "va", "cac", "da", "so", "theo", "trong", "duoc", "ve", "cho", "tai", "den"]);

const plainNumber = (text) => text.replace(/\./g, "").replace(/^0+(?=\d)/, "");

export class FigureList {
  constructor({ rows, printed }) {
    this.rows = rows;
    this.byTag = new Map(rows.map((row) => [row.tag, row]));
    this.printed = printed;
  }

  static async load(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`figures: ${answer.status}`);
    return new FigureList(await answer.json());
  }

  of(tag) {
    const row = this.byTag.get(tag) ?? this.byTag.get(`${tag.split(":")[0]}:prose`);
    const text = this.byTag.get(tag)?.text ?? this.printed[tag] ?? "";
    return { text, code: row?.code ?? tag, name: row ? `${row.code} ${row.label}` : tag };
  }

  // Every word begins a word of the row; the code itself comes first, then the words as they were typed together.
  find(query) {
    const asked = fold(query).trim().split(/\s+/).filter(Boolean);
    const phrase = asked.join(" ");
    const begins = (row, word) => ` ${row.search}`.includes(` ${word}`) || row.search.includes(`(${word}`);
    const rank = (row) => (row.search.startsWith(phrase) ? 0 : ` ${row.search}`.includes(` ${phrase}`) ? 1 : 2);
    return this.rows
      .filter((row) => asked.every((word) => begins(row, word)))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, 40);
  }

  // The rows whose figure is this number, those first whose name shares most words with the sentence.
  fitting(number, around) {
    const said = new Set(fold(around).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !SMALL_WORDS.has(word)));
    const shared = (row) => row.search.split(/[^a-z0-9]+/).filter((word) => said.has(word)).length;
    return this.rows
      .filter((row) => row.text && plainNumber(row.text) === plainNumber(number))
      .map((row) => ({ row, score: shared(row) }))
      .sort((one, other) => other.score - one.score)
      .slice(0, 3)
      .map(({ row }) => row);
  }
}
