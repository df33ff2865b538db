import { LabError } from '../../src/core/errors.ts';
import { judge, ratioTable } from './ratios.ts';
import { layOut, type Row, told } from './rows.ts';
import { workloads } from './work.ts';

const open = '<!-- bench: written by npm run bench -- --readme -->';
const close = '<!-- /bench -->';

/** The README's performance section from rows: one line a contestant, and the ratios. */
export function section({ rows, machine }: { rows: readonly Row[]; machine: string }): string {
  const order = Object.values(workloads)
    .flat()
    .map(({ name }) => name);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.workload) - order.indexOf(b.workload));
  const lines = sorted.map((row) => [
    row.workload,
    `${row.peer} ${row.engine}${row.threads !== null && row.threads > 1 ? `, ${row.threads} threads` : ''}`,
    row.medianMs === null ? 'does not agree' : told(row.medianMs),
    told(row.perSecond),
    ...[row.dispatches, row.submissions, row.uploadedBytes].map(told),
  ]);
  const table = layOut(['work', 'who', 'ms', 'a second', 'dispatches', 'submissions', 'bytes up'], lines, true);
  return [`Measured on ${machine}, WebGPU on a software adapter.`, table, ratioTable(judge(sorted), true)].join('\n\n');
}

/** The README with the section between its markers. Throws E_TEXT where it has none. */
export function withSection(readme: string, text: string): string {
  const from = readme.indexOf(open);
  const to = readme.indexOf(close);
  if (from < 0 || to < from) throw new LabError('E_TEXT', 'README.md', `${open} and ${close}`, 'wrote nothing');
  return `${readme.slice(0, from + open.length)}\n\n${text}\n\n${readme.slice(to)}`;
}
