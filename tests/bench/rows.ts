import type { EngineName, Peer } from './contestants.ts';

/** One contestant's result on one work, per update (product, character). */
export interface Row {
  readonly peer: Peer;
  readonly engine: EngineName;
  readonly workload: string;
  readonly threads: number | null;
  /** Null where the work does not agree: then there is no time either. */
  readonly medianMs: number | null;
  readonly p10Ms: number | null;
  readonly p90Ms: number | null;
  /** Timed updates. */
  readonly runs: number;
  /** Loss before the first update and after 5 and 20; null for products. */
  readonly loss0: number | null;
  readonly loss5: number | null;
  readonly loss20: number | null;
  /** Null off the graphics device. */
  readonly dispatches: number | null;
  readonly submissions: number | null;
  readonly uploadedBytes: number | null;
  readonly perSecond: number | null;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The value below which a share of them lies, between neighbors in a straight line. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** Three digits, with thousands parted; a dash for nothing. */
export function told(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '-';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

const headings = 'work,who,threads,ms,p10,p90,a second,loss 0,loss 5,loss 20,dispatches,submissions,bytes up'.split(
  ',',
);

/** The rows as a table, as text or as Markdown. */
export function tableOf(rows: readonly Row[], markdown = false): string {
  const lines = rows.map((row) => [
    row.workload,
    `${row.peer} ${row.engine}`,
    told(row.threads),
    ...[row.medianMs, row.p10Ms, row.p90Ms, row.perSecond].map(told),
    ...[row.loss0, row.loss5, row.loss20].map((loss) => loss?.toFixed(4) ?? '-'),
    ...[row.dispatches, row.submissions, row.uploadedBytes].map(told),
  ]);
  return layOut(headings, lines, markdown);
}

/** Cells in columns: padded for a terminal, or Markdown. */
export function layOut(header: readonly string[], lines: readonly (readonly string[])[], markdown: boolean): string {
  if (markdown) {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [row(header), row(header.map(() => '---')), ...lines.map(row)].join('\n');
  }
  const widths = header.map((heading, i) => Math.max(heading.length, ...lines.map((cells) => cells[i]!.length)));
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [header, ...lines].map(row).join('\n');
}
