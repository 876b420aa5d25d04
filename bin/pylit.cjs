#!/usr/bin/env node
// Old versions of Node read this file too, so that they can say that they are too old: no syntax newer than 2009 here.
var NEEDED = [22, 22];
var version = process.versions.node.split('.').map(Number);
if (version[0] < NEEDED[0] || (version[0] === NEEDED[0] && version[1] < NEEDED[1])) {
  console.error('pylit needs Node ' + NEEDED.join('.') + ' or newer, but this is Node ' + process.versions.node + '. Install a newer Node: https://nodejs.org');
  process.exit(2);
} else if (process.argv.length === 3 && /^(--version|-V)$/.test(process.argv[2])) {
  console.log(require('../package.json').version);
} else {
  // Node 22 warns that its SQLite is experimental; nothing that a user could do about it.
  var emitWarning = process.emitWarning;
  process.emitWarning = function (warning) {
    if (String(warning).indexOf('SQLite is an experimental') === -1) emitWarning.apply(process, arguments);
  };
  var enableCompileCache = require('module').enableCompileCache;
  if (enableCompileCache) enableCompileCache();
  require('../dist/main.cjs');
}
