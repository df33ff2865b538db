import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { simdKernels } from './src/engine/simd/compile.ts';
import { browserPath, webgpuFlags } from './tests/browser.ts';

// SharedArrayBuffer and precise timers need a cross-origin isolated page.
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export default defineConfig(async ({ mode }) => ({
  base: './',
  plugins: [simdKernels()],
  // Found late, they would make a cold page load twice.
  optimizeDeps: {
    // The page of the bench wants packages of its own: with it, looking for what the lab needs would fail.
    ...(mode === 'test' ? {} : { entries: ['index.html'] }),
    include: [
      'three/webgpu',
      'three/tsl',
      'three/addons/controls/OrbitControls.js',
      'three/addons/tsl/display/BloomNode.js',
      'three/addons/utils/BufferGeometryUtils.js',
    ],
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1600 },
  worker: { format: 'es' as const, plugins: () => [simdKernels()] },
  server: { headers: isolation, open: !process.env.CI && process.stdout.isTTY },
  preview: { headers: isolation },
  test: {
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.vitest/results.json' }] as ['json', object]]
      : ['default'],
    projects: [
      {
        extends: true as const,
        test: {
          name: 'node',
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 60_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.gpu.test.ts', 'tests/lab/**', '**/node_modules/**'],
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          include: ['tests/**/*.gpu.test.ts'],
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: mode === 'test' ? { executablePath: await browserPath(), args: [...webgpuFlags] } : {},
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
      {
        extends: true as const,
        test: {
          name: 'lab',
          include: ['tests/lab/**/*.test.ts'],
          globalSetup: ['tests/lab/build_lab.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
}));
