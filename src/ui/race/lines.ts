import '../locale.ts';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { palette } from '../../core/palette.ts';
import { type Racer, racers } from '../../core/race.ts';
import { short } from '../elements.ts';

const axisColor = '#8391ab';

/** How each engine's line looks: told by its dashes as well as by its color. */
export const looks: Readonly<Record<Racer, { readonly stroke: string; readonly dash: number[] }>> = {
  webgpu: { stroke: palette.forward, dash: [] },
  simd: { stroke: palette.input, dash: [9, 4] },
  reference: { stroke: palette.plus, dash: [2, 4] },
};

/** What one engine's line goes through. */
export interface Line {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** One line an engine. `doublings`: x goes by powers of two and y by powers of ten, with a mark at every point. */
export class Lines {
  private readonly observer: ResizeObserver;
  private readonly root: HTMLElement;
  private readonly plot: uPlot;

  constructor(root: HTMLElement, doublings: boolean) {
    this.root = root;
    this.plot = new uPlot({ ...options(doublings), ...this.size() }, [[], [], [], []], root);
    this.observer = new ResizeObserver(() => this.plot.setSize(this.size()));
    this.observer.observe(root);
  }

  set(lines: Readonly<Record<Racer, Line>>): void {
    const tables = racers.map((racer): uPlot.AlignedData => [[...lines[racer].x], [...lines[racer].y]]);
    this.plot.setData(uPlot.join(tables));
  }

  dispose(): void {
    this.observer.disconnect();
    this.plot.destroy();
  }

  private size(): { width: number; height: number } {
    return { width: Math.max(80, this.root.clientWidth), height: Math.max(60, this.root.clientHeight) };
  }
}

/** A mark of an axis: no more digits than it has. */
function told(split: number): string {
  return split >= 1000 ? short(split) : String(Number(split.toPrecision(3)));
}

function options(doublings: boolean): Omit<uPlot.Options, 'width' | 'height'> {
  const axis: uPlot.Axis = {
    stroke: axisColor,
    grid: { stroke: palette.copper, width: 1 },
    ticks: { stroke: palette.copper, size: 4 },
    font: '11px Inter, Helvetica, Arial, sans-serif',
    values: (_, splits) => splits.map((split) => (split === null ? '' : told(split))),
  };
  return {
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: doublings ? { time: false, distr: 3, log: 2 } : { time: false },
      y: doublings ? { distr: 3, log: 10 } : {},
    },
    axes: [
      { ...axis, size: 24, space: 40 },
      { ...axis, size: 46, space: 24 },
    ],
    series: [
      {},
      ...racers.map((racer) => ({
        ...looks[racer],
        width: 1.8,
        spanGaps: true,
        points: { show: doublings, size: 6 },
      })),
    ],
  };
}
