import './locale.ts';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { palette } from '../core/palette.ts';
import { count } from './elements.ts';
import type { LossColumns } from './types.ts';

const axisColor = '#8391ab';
/** Distances of ticks on the axis of steps: there is no half step. */
const wholeSteps = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat();

/** A step of the curve that stands out. */
export interface Mark {
  readonly step: number;
  readonly text: string;
}

/** The loss by step: training a solid line, held out a dashed one with points; linear or logarithmic. */
export class LossChart {
  readonly root: HTMLElement;
  private readonly hovered: (index: number | null) => void;
  private readonly observer: ResizeObserver;
  private plot: uPlot;
  private columns: LossColumns = { steps: [], train: [], validation: [] };
  private log = false;
  private marked: Mark | null = null;

  /** `hovered` hears the index of the point under the pointer, null where it left. */
  constructor(root: HTMLElement, hovered: (index: number | null) => void) {
    this.root = root;
    this.hovered = hovered;
    this.plot = this.build();
    this.observer = new ResizeObserver(() => this.plot.setSize(this.size()));
    this.observer.observe(root);
  }

  set(columns: LossColumns): void {
    this.columns = columns;
    this.plot.setData(this.data());
  }

  /** A logarithmic axis leaves out what is not above 0. */
  setLog(log: boolean): void {
    this.log = log;
    this.plot.destroy();
    this.plot = this.build();
  }

  /** A line at a step, with what it stands for beside it; null takes it away. */
  mark(mark: Mark | null): void {
    if (mark?.step === this.marked?.step && mark?.text === this.marked?.text) return;
    this.marked = mark;
    this.plot.redraw(false);
  }

  dispose(): void {
    this.observer.disconnect();
    this.plot.destroy();
  }

  private data(): uPlot.AlignedData {
    const { steps, train, validation } = this.columns;
    const drawn = (value: number | null) =>
      value !== null && Number.isFinite(value) && (!this.log || value > 0) ? value : null;
    return [[...steps], train.map(drawn), validation.map(drawn)];
  }

  private size(): { width: number; height: number } {
    return { width: Math.max(80, this.root.clientWidth), height: Math.max(60, this.root.clientHeight) };
  }

  private build(): uPlot {
    const axis: uPlot.Axis = {
      stroke: axisColor,
      grid: { stroke: palette.copper, width: 1 },
      ticks: { stroke: palette.copper, size: 4 },
      font: '11px Inter, Helvetica, Arial, sans-serif',
    };
    const round = (_: uPlot, splits: number[]) =>
      splits.map((split) => (split === null ? '' : String(Number(split.toPrecision(3)))));
    const curve: uPlot.Series = { width: 1.6, spanGaps: true };
    return new uPlot(
      {
        ...this.size(),
        padding: [8, 18, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false, setScale: false } },
        scales: { x: { time: false }, y: { distr: this.log ? 3 : 1 } },
        axes: [
          { ...axis, size: 24, space: 48, incrs: wholeSteps, values: (_, splits) => splits.map(count) },
          { ...axis, size: 38, space: 26, values: round },
        ],
        series: [
          {},
          { ...curve, stroke: palette.loss, points: { show: false } },
          { ...curve, stroke: palette.ink, dash: [5, 4], points: { show: true, size: 5 } },
        ],
        hooks: {
          setCursor: [({ cursor }) => this.hovered(cursor.idx ?? null)],
          draw: [(plot) => this.marked && drawMark(plot, this.marked)],
        },
      },
      this.data(),
      this.root,
    );
  }
}

/** A dotted line over the whole height; its text on the side where there is room. */
function drawMark({ ctx, bbox, valToPos }: uPlot, { step, text }: Mark): void {
  const x = Math.round(valToPos(step, 'x', true)) + 0.5;
  if (!(x >= bbox.left && x <= bbox.left + bbox.width)) return;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = palette.ink;
  ctx.lineWidth = scale;
  ctx.setLineDash([scale, 3 * scale]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  const left = x - bbox.left > bbox.width / 2;
  ctx.font = `${11 * scale}px Inter, Helvetica, Arial, sans-serif`;
  ctx.textAlign = left ? 'right' : 'left';
  ctx.textBaseline = 'top';
  ctx.fillText(text, x + (left ? -5 : 5) * scale, bbox.top + 2 * scale);
  ctx.restore();
}
