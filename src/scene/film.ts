/** A recording of the stage that is going on. */
export interface Film {
  /** Ends it; the WebM, or null where nothing was recorded. */
  stop(): Promise<Blob | null>;
}

/** Starts to record a canvas as WebM at up to 60 frames a second; null where the browser cannot. */
export function startFilm(canvas: HTMLCanvasElement): Film | null {
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
    stop: () =>
      new Promise((done) => {
        recorder.addEventListener('stop', () => {
          for (const track of stream.getTracks()) track.stop();
          done(parts.length > 0 ? new Blob(parts, { type }) : null);
        });
        recorder.stop();
      }),
  };
}

/** The canvas with the labels that stand over it, `scale` times as large as on the screen, as a PNG. */
export function stillOf(canvas: HTMLCanvasElement, labels: HTMLElement): Promise<Blob | null> {
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

/** File name of a still of a training step. */
export function stillName(step: number): string {
  return `algorhythm-step-${step}.png`;
}

/** Offers a file for saving. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
