import type { Live } from './forms/live.ts';
import { phases } from './layout/phases.ts';

/** One pass of the pulses in milliseconds: slow enough to follow, and under three flashes a second by far. */
export const beatMs = 5200;

/** Where the beat is at a moment. The next song is shown when the error path has gone dark. */
export function beatAt(nowMs: number, rows: number): { beat: number; row: number; before: number; flow: number } {
  const whole = Math.max(0, nowMs) / beatMs;
  const beat = whole % 1;
  const song = Math.floor(whole);
  const ease = (part: number) => part * part * (3 - 2 * part);
  const [start] = phases.update;
  const moved = beat < start ? 0 : ease((beat - start) / (1 - start));
  return { beat, row: song % rows, before: (song + rows - 1) % rows, flow: (song % rows) + moved };
}

/** Sets the shared uniforms for a moment; returns the song that is shown. */
export function setBeat(live: Live, nowMs: number, rows: number, reducedMotion: boolean): number {
  const { beat, row, before, flow } = beatAt(nowMs, rows);
  const { uniforms } = live;
  uniforms.motion.value = reducedMotion ? 0 : 1;
  uniforms.beat.value = reducedMotion ? 0 : beat;
  uniforms.row.value = row;
  uniforms.rowBefore.value = before;
  uniforms.flow.value = reducedMotion ? row : flow;
  return row;
}
