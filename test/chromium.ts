import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of an installed Chromium, or undefined. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  return NAMES.flatMap(name => folders.map(folder => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Of a folder in which Chromium can make a socket: the system takes no long name for one. */
const LONGEST_FOLDER = 60;

/** Starts the installed Chromium. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    env: { ...process.env, TMPDIR: tmpdir().length > LONGEST_FOLDER ? '/tmp' : tmpdir() },
    timeout: 120_000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

let axe: string | undefined;

/** What hinders people who use assistive technology: each rule that axe finds broken, with the elements. */
export async function violations(page: Page): Promise<unknown> {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  return page.evaluate(
    'axe.run().then(result => result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
  );
}
