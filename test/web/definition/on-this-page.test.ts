import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../src/web/definition/on-this-page.tsx';

describe('the headings of a page', () => {
  it('are found with their anchors, in order', () => {
    const page = '<h2 id="a">First</h2><h3 id="x">Not this</h3><h2 id="b" class="c">Second <small>one</small></h2>';
    expect(headingsOf(page)).toEqual([
      { id: 'a', html: 'First' },
      { id: 'b', html: 'Second one' },
    ]);
  });

  it('cannot be made by a text of authors, which is escaped', () => {
    expect(headingsOf('<p>&lt;h2 id="a"&gt;No&lt;/h2&gt;</p>')).toEqual([]);
  });
});
