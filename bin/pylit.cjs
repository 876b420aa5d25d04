#!/usr/bin/env node
// Old versions of Node read this file too, so that they can say that they are too old: no syntax newer than 2009 here.
var NEEDED = [22, 22];
var version = process.versions.node.split('.').map(Number);
if (version[0] < NEEDED[0] || (version[0] === NEEDED[0] && version[1] < NEEDED[1])) {
  console.error('pylit needs Node ' + NEEDED.join('.') + ' or newer, but this is Node ' + process.versions.node + '. Install a newer Node: https://nodejs.org');
  process.exit(2);
} else {
  var enableCompileCache = require('module').enableCompileCache;
  if (enableCompileCache) enableCompileCache();
  require('../dist/main.js');
}
