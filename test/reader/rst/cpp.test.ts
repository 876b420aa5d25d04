import { describe, expect, it } from 'vitest';
import { cppDeclaration } from '../../../src/reader/rst/domains/cpp/declaration.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { read } from './join.ts';

const objects = (source: string) =>
  (read(source).exports.objects ?? []).map(({ name, anchor }) => `${name} → ${anchor}`);

describe('declarations of C++', () => {
  it.each([
    ['function', 'int f(int', undefined],
    ['function', 'not a function', undefined],
    ['class', '', undefined],
    ['class', 'Foo : ', undefined],
    ['enum', 'E :', undefined],
    ['member', 'int', undefined],
    ['function', 'void f() = maybe', undefined],
    ['class', 'Foo final', '_CPPv43Foo'],
    ['class', 'public Foo', '_CPPv43Foo'],
    ['function', 'std::Iterator{It} void advance(It &i)', '_CPPv4I0EXNSt8IteratorEI2ItEE7advancevR2It'],
    ['class', 'std::Less{T, ...Us} A', '_CPPv4I0DpEXNSt4LessEI1Tsp2UsEE1A'],
    ['function', 'void f(std::integral auto x)', '_CPPv41fNSt8integralE'],
    ['function', 'int (&f())[3]', '_CPPv41fv'],
    ['function', 'template<typename T> void f() requires A<T> && B<T>', '_CPPv4I0EIQaa1AI1TE1BI1TEE1fvv'],
    ['type', 'T', '_CPPv41T'],
    ['concept', 'template<typename T, typename U> C', '_CPPv4I00E1C'],
  ])('are read or refused: %s %s', (kind, text, id) => {
    expect(cppDeclaration(kind, text)?.idWithin([])).toBe(id);
  });

  it('are shown as they are written where they cannot be read', () => {
    expect(objects('.. cpp:function:: int f(int\n')).toEqual([]);
  });

  it('have one place, and names for all that they declare', () => {
    expect(objects('.. cpp:function:: template<typename T> void f(T t, int)\n')).toEqual([
      'cpp:function f (1Ti)I0E → _CPPv4I0E1fv1Ti',
      'cpp:function f → _CPPv4I0E1fv1Ti',
      'cpp:templateParam f::T → _CPPv4I0E1fv1Ti',
      'cpp:functionParam f::t → _CPPv4I0E1fv1Ti',
    ]);
  });

  it('tell overloaded functions apart, but not one that is described twice', () => {
    const source = '.. cpp:function:: void f(int)\n.. cpp:function:: void f(char)\n.. cpp:function:: int f(int a)\n';
    const names = objects(source).map(each => each.replace(/ → .*/, ''));
    expect(names.filter(name => name.includes('('))).toEqual(['f (i)', 'f (c)', 'f (i)'].map(n => `cpp:function ${n}`));
  });

  it('are other blocks in other namespaces and modules', () => {
    const context = (source: string) => read(source).blocks.at(-1)?.context;
    const inside = (name: string) => context(`.. cpp:namespace:: ${name}\n\n.. cpp:function:: void f(Foo a)\n`);
    expect(inside('a')).not.toBe(inside('b'));
    const withModule = (name: string) => context(`.. js:module:: ${name}\n\n.. js:data:: d\n`);
    expect(withModule('a')).not.toBe(withModule('b'));
  });

  it.each([
    '<',
    '(',
    '[',
    'A<',
    'f(',
    'template<',
    '::',
    '*',
    'A::*',
    'sizeof(',
    '&&',
    'int ',
    'decltype(',
    'a,',
    '> ',
  ])('take no longer than their length demands: %j', unit => {
    const text = unit.repeat(Math.floor(9000 / unit.length));
    const spent = cpuClock();
    for (const kind of ['function', 'type', 'member', 'class']) {
      cppDeclaration(kind, `int f(${text}`);
      cppDeclaration(kind, text);
    }
    // Some milliseconds; the bound is there for growth out of hand.
    expect(spent()).toBeLessThan(10_000);
  });
});
