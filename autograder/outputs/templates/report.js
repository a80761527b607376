"use strict";
// Sorting, filtering and paging of the page's own tables. Everything is in the page without it; it only hides and orders.
(() => {
  const PAGE = 100;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const words = document.body.dataset;
  const tables = new Map();

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v ?? cell.textContent.trim();
  };
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    if ((a === "") !== (b === "")) return a === "" ? -1 : 1;
    return collator.compare(a, b);
  };

  class Grid {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.rows = [...this.body.rows];
      this.kept = this.rows;
      this.page = 0;
      [...table.tHead.rows[0].cells].forEach((head, column) => this.sortable(head, column));
      if (this.rows.length > PAGE) this.pager();
      this.show();
    }
    sortable(head, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => this.sort(head, column));
    }
    sort(head, column) {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of this.table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const keyed = this.rows.map((row) => [key(row, column), row]);
      keyed.sort((a, b) => (falling ? compare(b[0], a[0]) : compare(a[0], b[0])));
      this.rows = keyed.map((pair) => pair[1]);
      this.body.append(...this.rows);
      this.keep(this.test);
    }
    keep(test) {
      this.test = test;
      this.kept = test ? this.rows.filter(test) : this.rows;
      this.page = 0;
      this.show();
    }
    pager() {
      this.bar = document.createElement("p");
      this.bar.className = "pager";
      this.place = document.createElement("span");
      this.place.setAttribute("role", "status");
      const turn = (by, label, sign) => {
        const button = document.createElement("button");
        button.type = "button";
        button.setAttribute("aria-label", label);
        button.textContent = sign;
        button.addEventListener("click", () => { this.page += by; this.show(); });
        return button;
      };
      this.back = turn(-1, words.back, "←");
      this.on = turn(1, words.on, "→");
      this.bar.append(this.back, this.place, this.on);
      this.table.closest(".scroll").after(this.bar);
    }
    show(all = false) {
      const pages = Math.max(1, Math.ceil(this.kept.length / PAGE));
      this.page = Math.min(Math.max(this.page, 0), pages - 1);
      const from = all ? 0 : this.page * PAGE;
      const seen = new Set(this.kept.slice(from, all ? undefined : from + PAGE));
      for (const row of this.rows) row.hidden = !seen.has(row);
      if (!this.bar) return;
      this.back.disabled = this.page === 0;
      this.on.disabled = this.page === pages - 1;
      this.place.textContent = `${Math.min(from + 1, this.kept.length)}–${from + seen.size} / ${this.kept.length}`;
    }
    reveal(row) {
      if (!this.kept.includes(row)) reset();
      this.page = Math.floor(this.kept.indexOf(row) / PAGE);
      this.show();
    }
  }

  for (const table of document.querySelectorAll("table.sort")) tables.set(table, new Grid(table));

  // The filters of the table of all submissions.
  const bar = document.getElementById("filters");
  const all = tables.get(document.querySelector("table.all"));
  const [text, status, exercise, outcome] = bar.querySelectorAll("input, select");
  const found = document.getElementById("found");
  const apply = () => {
    const wanted = text.value.trim().toLocaleLowerCase();
    const column = Number(exercise.value);
    all.keep((row) =>
      row.cells[0].textContent.toLocaleLowerCase().includes(wanted) &&
      (!status.value || row.dataset.status === status.value) &&
      (!outcome.value || [...row.cells].some((cell, i) => (!column || i === column) && cell.dataset.o === outcome.value)));
    found.textContent = `${all.kept.length} / ${all.rows.length}`;
  };
  const reset = () => {
    for (const field of [text, status, exercise, outcome]) field.value = "";
    apply();
  };
  bar.hidden = false;
  bar.addEventListener("input", apply);
  apply();

  // A link to a row on another page, or one that is filtered out, brings it back.
  const follow = () => {
    const row = document.getElementById(location.hash.slice(1));
    const grid = row && tables.get(row.closest("table"));
    if (!grid) return;
    grid.reveal(row);
    row.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
  addEventListener("beforeprint", () => tables.forEach((grid) => grid.show(true)));
  addEventListener("afterprint", () => tables.forEach((grid) => grid.show()));
})();
