/* Mailworthy: the one script of the site. It closes the menu on narrow screens and searches the index. It loads nothing from elsewhere. */
(function () {
  'use strict';
  var menu = document.getElementById('menu');
  var input = document.getElementById('search');
  var found = document.getElementById('found');
  var narrow = window.matchMedia('(max-width: 59.99rem)');
  var requested = false;

  function fold() { menu.open = !narrow.matches; }
  fold();
  narrow.addEventListener('change', fold);
  var current = menu.querySelector('[aria-current]');
  if (current && !narrow.matches) {
    var bar = document.querySelector('nav.site');
    bar.scrollTop = Math.max(0, current.offsetTop - bar.clientHeight / 2);
  }

  function load() {
    if (requested) { return; }
    requested = true;
    var script = document.createElement('script');
    script.src = 'search-index.js';
    script.onload = search;
    document.head.appendChild(script);
  }

  /* Each term must be in the entry. A heading counts more than the page's title, and that more than the text. */
  function weight(entry, terms) {
    var heading = entry[3].toLowerCase(), title = entry[1].toLowerCase();
    var text = entry[4].toLowerCase() + ' ' + entry[5];
    var sum = 0;
    for (var i = 0; i < terms.length; i++) {
      var inHeading = heading.indexOf(terms[i]), inText = text.indexOf(terms[i]);
      var points = (inHeading >= 0 ? (heading === terms[i] ? 40 : inHeading === 0 ? 20 : 12) : 0)
        + (title.indexOf(terms[i]) >= 0 ? 6 : 0) + (inText >= 0 ? 2 : 0);
      if (points === 0) { return 0; }
      sum += points;
    }
    return sum;
  }

  function element(name, text, style) {
    var made = document.createElement(name);
    made.textContent = text;
    if (style) { made.className = style; }
    return made;
  }

  function hit(entry) {
    var item = document.createElement('li'), link = document.createElement('a');
    link.href = entry[0] + (entry[2] ? '#' + entry[2] : '');
    link.appendChild(element('b', entry[3]));
    if (entry[1] !== entry[3]) { link.appendChild(element('span', entry[1], 'page')); }
    link.appendChild(element('span', entry[4], 'text'));
    item.appendChild(link);
    return item;
  }

  function search() {
    var terms = input.value.toLowerCase().split(/\s+/).filter(function (term) { return term.length > 1; });
    found.textContent = '';
    found.hidden = terms.length === 0;
    if (found.hidden || !window.MAILWORTHY_INDEX) { return; }
    var hits = window.MAILWORTHY_INDEX
      .map(function (entry) { return { entry: entry, weight: weight(entry, terms) }; })
      .filter(function (one) { return one.weight > 0; })
      .sort(function (one, other) { return other.weight - one.weight; });
    found.appendChild(element('p', hits.length === 0 ? 'No page has all of these words.'
      : hits.length === 1 ? '1 section' : hits.length + ' sections'));
    var list = document.createElement('ol');
    hits.slice(0, 15).forEach(function (one) { list.appendChild(hit(one.entry)); });
    found.appendChild(list);
  }

  input.addEventListener('focus', load);
  input.addEventListener('input', function () { load(); search(); });
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { input.value = ''; search(); }
    if (event.key === 'Enter') {
      var first = found.querySelector('a');
      if (first) { window.location.href = first.href; }
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== input) { event.preventDefault(); input.focus(); }
  });
  found.addEventListener('click', function () { found.hidden = true; });
})();
