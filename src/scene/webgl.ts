/** Names by which drawing in software calls itself: Chromium, Mesa, Windows, macOS. */
const software = /swiftshader|llvmpipe|softpipe|basic render|software/i;

let known: boolean | undefined;

/**
 * Whether WebGL 2 is drawn by a graphics card. Where the processor does it in software, a picture takes seconds and
 * training waits for it: the flat drawing is the better picture there. Asked once a page.
 */
export function isWebglFast(): boolean {
  known ??= ask();
  return known;
}

function ask(): boolean {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  // Not every browser that draws in software owns up to the caveat; some keep the renderer's name to an extension.
  const name = context.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER;
  const renderer = String(context.getParameter(name));
  // Browsers keep few contexts: this one is given back at once.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !software.test(renderer);
}
