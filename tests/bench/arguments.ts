import { LabError } from '../../src/core/errors.ts';
import { type Contestant, contestants, isMeant } from './contestants.ts';
import { type Work, workloads, workOf } from './work.ts';

export interface Options {
  readonly works: readonly Work[];
  /** Null where nobody was named: then what takes too long is left out. */
  readonly only: readonly Contestant[] | null;
  /** Rounds in which every contestant has its turn. */
  readonly rounds: number;
  /** One JSON line a row on standard output, in place of the tables. */
  readonly json: boolean;
  /** Write the README's section from the rows of the last run, and run only what was asked for by name. */
  readonly readme: boolean;
  /** The machine's own graphics device in place of the software adapter. */
  readonly gpu: boolean;
  readonly help: boolean;
}

export const help = `npm run bench -- [options]
  --workload A,C512,lstm:V=50,H=96   which work: A to F, one size of C or F, or an LSTM of any size (all)
  --only ours,tfjs/wasm,ours/simd/2  who: a library, one engine of it, a number of threads (all that are quick enough)
  --rounds 5                         turns that each contestant has, one after the other
  --json                             one JSON line a row instead of tables
  --readme                           writes the README's section from the rows measured last
  --gpu                              the machine's own graphics device, not the software adapter`;

/** Options of a command line, as given after `npm run bench --`. Throws a LabError that names the wrong word. */
export function parse(words: readonly string[]): Options {
  const given: Record<string, string> = {};
  const flags = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const [name = '', ...rest] = words[i]!.split('=');
    if (['--json', '--readme', '--gpu', '--help'].includes(words[i]!)) flags.add(words[i]!);
    else if (['--workload', '--only', '--rounds'].includes(name)) {
      // `lstm:H=96` has equals signs of its own.
      const value = rest.length > 0 ? rest.join('=') : words[++i];
      if (value === undefined) throw new LabError('E_TYPE', name, 'a value after it', 'ran nothing');
      given[name] = value;
    } else throw new LabError('E_KEY', words[i]!, 'an option of the bench', 'see --help');
  }
  const rounds = Number(given['--rounds'] ?? 5);
  if (!(Number.isInteger(rounds) && rounds >= 1 && rounds <= 1000))
    throw new LabError('E_RANGE', `--rounds ${given['--rounds']}`, 'a whole number 1 to 1000', 'ran nothing');
  return {
    works: splitWork(given['--workload'] ?? Object.keys(workloads).join(',')).flatMap(workOf),
    only: given['--only'] === undefined ? null : chosen(given['--only']),
    rounds,
    json: flags.has('--json'),
    readme: flags.has('--readme'),
    gpu: flags.has('--gpu'),
    help: flags.has('--help'),
  };
}

/** Words at commas, but for those inside an `lstm:...`. */
function splitWork(list: string): string[] {
  return list.split(/,(?![VHLTB]=)/).filter(Boolean);
}

function chosen(list: string): Contestant[] {
  const words = list.split(',').filter(Boolean);
  for (const word of words)
    if (!contestants.some((contestant) => isMeant(word, contestant)))
      throw new LabError('E_CHOICE', `--only ${word}`, 'a library or library/engine', 'ran nothing');
  return contestants.filter((contestant) => words.some((word) => isMeant(word, contestant)));
}
