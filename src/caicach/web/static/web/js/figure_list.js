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

  find(query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const fitting = this.rows.filter((row) => words.every((word) => row.search.includes(word)));
    const rank = (row) => (row.code.toLowerCase().startsWith(words[0] ?? "") ? 0 : 1);
    return fitting.sort((one, other) => rank(one) - rank(other)).slice(0, 40);
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
