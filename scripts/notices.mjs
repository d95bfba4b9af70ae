/** `npm run notices`: writes static/notices.txt, the licences of all that the page is shipped with. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { prepare } from './build/build-in.mjs';
import { ROOMS } from './build/places.mjs';
import { root } from './run.mjs';

/** The Apache License's own text, which some packages name but leave out. */
const APACHE = 'comlink';

/** Packages that come without a licence file, and what their sources say at the top. */
const WITHOUT_FILE = [
  {
    name: /^@tensorflow\/tfjs-/,
    text: 'Copyright 2017-2023 Google LLC. All Rights Reserved.\nLicensed under the Apache License, Version 2.0; its text stands at the end of this file.'
  }
];

/** What is shipped and is no package: the model, and what a package's WebAssembly was built from. */
const OTHERS = [
  {
    title: 'MiniLM (static/models/minilm)',
    licence: 'Apache-2.0',
    text: 'sentence-transformers/all-MiniLM-L6-v2, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2\nWeights rounded to float16 and parted into files by this project.\nLicensed under the Apache License, Version 2.0; its text stands at the end of this file.'
  },
  {
    title: 'XNNPACK (inside the WebAssembly files of @tensorflow/tfjs-backend-wasm)',
    licence: 'BSD-3-Clause',
    text: `Copyright (c) Facebook, Inc. and its affiliates. All rights reserved.
Copyright 2019 Google LLC

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:

* Redistributions of source code must retain the above copyright notice, this list of conditions
  and the following disclaimer.

* Redistributions in binary form must reproduce the above copyright notice, this list of conditions
  and the following disclaimer in the documentation and/or other materials provided with the
  distribution.

* Neither the name Facebook nor the names of its contributors may be used to endorse or promote
  products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF
THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`
  }
];

const RULE = '-'.repeat(78);

process.chdir(root);
const names = await shippedPackages();
const sections = [...names.map(describePackage), ...OTHERS.map(describe)];
const intro = `What Riverbank ships to a browser besides its own code (MIT), and under which licences.
Written by npm run notices, from the packages that end up in the build.`;
const apache = `Apache License, Version 2.0\n\n${licenceOf(APACHE)}`;
writeFileSync(
  join(root, 'static/notices.txt'),
  `${[intro, ...sections, apache].join(`\n\n${RULE}\n\n`)}\n`
);
console.log(`static/notices.txt: ${names.join(', ')}`);

/**
 * Builds the page and asks the bundler which packages it has taken code from, in the page's own
 * bundle and in the worker's.
 *
 * @returns {Promise<string[]>} names in alphabetical order
 */
async function shippedPackages() {
  await prepare();
  process.env.RIVERBANK_BUILD = ROOMS.notices;
  await build({ configFile: 'scripts/build/shipped.config.js', logLevel: 'error' });
  return [...Reflect.get(globalThis, 'riverbankShipped')].sort();
}

/** @param {string} name */
function describePackage(name) {
  const { version, license } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')
  );
  const own = licenceOf(name);
  const isApache = license === 'Apache-2.0' && own !== null;
  const text = isApache
    ? 'Licensed under the Apache License, Version 2.0; its text stands at the end of this file.'
    : (own ?? WITHOUT_FILE.find((each) => each.name.test(name))?.text);
  if (!text) throw new Error(`${name} has no licence file; scripts/notices.mjs should say more.`);
  return describe({ title: `${name} ${version}`, licence: license, text });
}

/** @param {{ title: string, licence: string, text: string }} part */
function describe({ title, licence, text }) {
  return `${title}\n${licence}\n\n${text}`;
}

/**
 * A package's licence file.
 *
 * @param {string} name
 * @returns {string | null}
 */
function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : null;
}
