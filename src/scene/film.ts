import { LabError } from '../core/errors.ts';
import type { PictureNews } from '../core/picture.ts';

/** Longest that the end of a film waits for a picture to be on it. */
const longestWaitMs = 30_000;

/** A recording of the stage that is going on. */
interface Film {
  /** Ends it; the WebM, or null where nothing was recorded. */
  stop(): Promise<Blob | null>;
}

/** Starts to record a canvas as WebM at up to 60 frames a second; null where the browser cannot. */
function startFilm(canvas: HTMLCanvasElement): Film | null {
  if (typeof MediaRecorder === 'undefined' || !canvas.captureStream) return null;
  const type = ['video/webm;codecs=vp9', 'video/webm'].find((one) => MediaRecorder.isTypeSupported(one));
  if (!type) return null;
  const stream = canvas.captureStream(60);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 24e6 });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) parts.push(data);
  });
  recorder.start(1000);
  return {
    stop: async () => {
      // Where pictures are slow, a short film waits for its second one, within reason.
      for (let waited = 0; parts.length < 2 && waited < longestWaitMs; waited += 100)
        await new Promise((done) => setTimeout(done, 100));
      return new Promise((done) => {
        recorder.addEventListener('stop', () => {
          for (const track of stream.getTracks()) track.stop();
          done(parts.length > 0 ? new Blob(parts, { type }) : null);
        });
        recorder.stop();
      });
    },
  };
}

/** The recording of a canvas, which is on or off. */
export class Recorder {
  private film: Film | null = null;

  /** Starts to record, or ends the recording and saves it under the number of a training step. */
  async toggle(canvas: HTMLCanvasElement, step: number): Promise<PictureNews> {
    const { film } = this;
    this.film = film ? null : startFilm(canvas);
    canvas.parentElement?.toggleAttribute('data-filming', this.film !== null);
    if (film) return saveFilm(film, step);
    return { kind: this.film ? 'filming' : 'noFilm' };
  }

  /** Ends a recording that is going on; what was recorded until now is saved. */
  end(canvas: HTMLCanvasElement, step: number): void {
    if (this.film) void this.toggle(canvas, step);
  }
}

/** The canvas with the labels that stand over it, `scale` times as large as on the screen, as a PNG. */
function stillOf(canvas: HTMLCanvasElement, labels: HTMLElement): Promise<Blob | null> {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.drawImage(canvas, 0, 0);
  const frame = canvas.getBoundingClientRect();
  const k = canvas.width / Math.max(1, frame.width);
  context.textBaseline = 'middle';
  for (const label of labels.querySelectorAll<HTMLElement>('[data-label]')) {
    if (label.style.visibility !== 'visible') continue;
    const box = label.getBoundingClientRect();
    context.font = `500 ${(box.height / 1.2) * k}px system-ui, sans-serif`;
    context.fillStyle = label.style.color;
    context.fillText(label.textContent ?? '', (box.left - frame.left) * k, (box.top + box.height / 2 - frame.top) * k);
  }
  return new Promise((done) => copy.toBlob(done, 'image/png'));
}

/** Saves a still of a training step. Rejects with E_DEVICE where the browser makes no image that large. */
export async function saveStill(canvas: HTMLCanvasElement, labels: HTMLElement, step: number): Promise<PictureNews> {
  const blob = await stillOf(canvas, labels);
  if (blob) return save(blob, `algorhythm-step-${step}.png`);
  const size = `${canvas.width} x ${canvas.height}`;
  throw new LabError('E_DEVICE', `picture of ${size} pixels`, 'an image', 'saved nothing; make the window smaller');
}

/** Ends a recording and saves it. */
async function saveFilm(film: Film, step: number): Promise<PictureNews> {
  const blob = await film.stop();
  return blob ? save(blob, `algorhythm-step-${step}.webm`) : { kind: 'noFilm' };
}

/** Offers a file for saving. */
function save(blob: Blob, file: string): PictureNews {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return { kind: 'saved', file };
}
