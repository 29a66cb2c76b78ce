/*
 * Stands in for Electron's own default app, which the registry runtime lacks: requires every module named
 * with -r, then loads the application whose path follows.
 */
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

function parse(args) {
  const modules = [];
  for (let index = 0; index < args.length; index++) {
    const value = args[index];
    if (value === '-r' || value === '--require') modules.push(args[++index]);
    else if (!value.startsWith('-')) return { modules, application: value };
  }
  return { modules, application: undefined };
}

function describe(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return;
  const { productName, name, version } = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
}

function load(application) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const folder = path.resolve(application);
  describe(folder);
  const main = Module._resolveFilename(folder, null, true);
  app.setAppPath(fs.statSync(folder).isDirectory() ? folder : path.dirname(main));
  Module._load(main, Module, true);
}

const { modules, application } = parse(process.argv.slice(1));
for (const name of modules) Module._load(path.resolve(name), Module, false);
if (application) load(application);
else {
  process.stderr.write('Give the path of an application.\n');
  app.exit(1);
}
