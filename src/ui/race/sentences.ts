import { type RaceView, verdictOf } from '../../core/race.ts';
import type { Words } from '../../core/words/words.ts';
import { short } from '../elements.ts';

/** Who was fastest, and how many times as fast as the next. */
export function resultOf({ lanes }: RaceView, words: Words): string {
  const ranked = lanes
    .flatMap(({ racer, stepsPerSecond: rate }) => (rate === null ? [] : [{ racer, rate }]))
    .sort((a, b) => b.rate - a.rate);
  const [first, second] = ranked;
  if (!first || !second) return '';
  return words('race.result', {
    winner: words(`engine.${first.racer}`),
    rate: short(first.rate),
    ratio: short(first.rate / second.rate),
    second: words(`engine.${second.racer}`),
  });
}

/** How far the losses of the same step are apart. */
export function agreementOf({ agreement }: RaceView, words: Words): string {
  if (!agreement) return '';
  const { step, apart } = agreement;
  return apart === 0 ? words('race.same', { step }) : words('race.apart', { step, apart: short(apart) });
}

/** Whether the graphics device wins, and from which size on. */
export function verdictSentence({ sizes, lanes }: RaceView, words: Words): string {
  const verdict = verdictOf(sizes);
  if (!verdict) return '';
  const device = lanes.find(({ racer }) => racer === 'webgpu')?.device ?? '';
  if (verdict.kind === 'noGpu') return words('race.noGpu');
  if (verdict.kind === 'from') return words('race.gpuFrom', { device, size: verdict.size });
  const { first, last } = verdict;
  return words(verdict.kind === 'always' ? 'race.gpuAlways' : 'race.gpuNever', { device, first, last });
}
