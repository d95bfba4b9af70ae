/** `npm run icons`: draws static/icons from static/favicon.svg, in a browser. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { root } from './run.mjs';

/** A mask may leave no more than a circle of 0.8 of the width: what is drawn lies inside it. */
const ICONS = [
  { name: '192', size: 192, inside: 1 },
  { name: '512', size: 512, inside: 1 },
  { name: 'maskable-512', size: 512, inside: 0.72 }
];
/** The icon's own ground, the page's paper. */
const PAPER = '#fbfaf6';

const svg = readFileSync(join(root, 'static/favicon.svg')).toString('base64');
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined });
const page = await browser.newPage();
for (const { name, size, inside } of ICONS) {
  await page.setContent(
    `<style>body{margin:0;background:${inside < 1 ? PAPER : 'transparent'};display:grid;place-items:center;height:100vh}</style>
     <img width="${size * inside}" src="data:image/svg+xml;base64,${svg}">`
  );
  await page.setViewportSize({ width: size, height: size });
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(join(root, 'static/icons', `${name}.png`), png);
}
await browser.close();
