import { expectation, plain } from '../../src/config/field.ts';
import { fieldOf, keys } from '../../src/config/schema.ts';

/** The schema as a Markdown table, as it stands in the README. */
export function hyperparameterTable(): string {
  const rows = keys.map((key) => {
    const field = fieldOf(key);
    const first = typeof field.default === 'number' ? plain(field.default) : String(field.default);
    return `| \`${key}\` | ${first} | ${expectation(field)} | \`${field.url}\` | ${field.apply} | ${field.doc} |`;
  });
  return [
    '| key | default | accepts | in the URL | a change is | what it does |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
