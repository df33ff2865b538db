import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

/** Flags that give headless Chromium a WebGPU device, and a canvas it can present to, on a machine without a GPU. */
export const webgpuFlags: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The same machine with neither WebGPU nor WebGL: what is left is a processor and a 2D canvas. */
export const plainFlags: readonly string[] = [
  ...webgpuFlags.filter((flag) => !/gpu|vulkan|angle|swiftshader/i.test(flag)),
  '--disable-gpu',
  '--disable-3d-apis',
];

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
];

/**
 * Path of the browser the tests run in: `CHROME_PATH` if set, on Linux x64 the Chromium inside the npm package,
 * elsewhere an installed Chrome or Chromium. Throws where there is none: a missing browser is a failure, not a skip.
 */
export async function browserPath(): Promise<string> {
  const asked = process.env.CHROME_PATH;
  if (asked) return asked;
  if (process.platform === 'linux' && process.arch === 'x64') return sparticuz.executablePath();
  const found = installed.find((path) => existsSync(path));
  if (!found)
    throw new Error('E_BROWSER tests: expected Chrome or Chromium, found none; install one or set CHROME_PATH');
  return found;
}
