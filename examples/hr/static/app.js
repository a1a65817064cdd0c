// What the pages work without: boxes that suggest while somebody types, a word about a file that is too large before it is
// sent, no stop of the Tab key at tables that don't scroll, and drawings scrolled to their middle.
"use strict";

// suggest makes an input a combobox of the ARIA pattern, with a list that the server fills. In a box of the kind "go" a
// choice opens its page; in one of the kind "fill" it puts the name into the input.
function suggest(box, number) {
	const input = box.querySelector("input");
	const list = document.createElement("ul");
	const label = input.getAttribute("aria-label") || input.labels[0]?.textContent || "Suggestions";
	list.id = "suggestions-" + number;
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", label);
	list.hidden = true;
	box.append(list);
	for (const [name, value] of Object.entries({role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id})) {
		input.setAttribute(name, value);
	}

	let found = [], at = -1, timer = 0, asked = null;
	const close = () => {
		clearTimeout(timer);
		asked?.abort();
		list.hidden = true;
		at = -1;
		input.setAttribute("aria-expanded", "false");
		input.removeAttribute("aria-activedescendant");
	};
	const mark = (n) => {
		at = n;
		for (const [i, option] of [...list.children].entries()) {
			option.setAttribute("aria-selected", String(i === at));
		}
		if (at < 0) {
			input.removeAttribute("aria-activedescendant");
			return;
		}
		input.setAttribute("aria-activedescendant", list.children[at].id);
		list.children[at].scrollIntoView({block: "nearest"});
	};
	const choose = (n) => {
		const chosen = found[n];
		close();
		if (box.dataset.combo === "go") {
			location.assign(chosen.href);
		} else {
			input.value = chosen.name;
		}
	};
	const show = (items) => {
		found = items;
		list.replaceChildren(...found.map((item, i) => {
			const option = document.createElement("li");
			option.id = list.id + "-" + i;
			option.setAttribute("role", "option");
			option.setAttribute("aria-selected", "false");
			option.textContent = item.name;
			if (item.note) {
				const note = document.createElement("span");
				note.className = "note";
				note.textContent = (box.dataset.kind ? "" : item.kind + " · ") + item.note;
				option.append(note);
			}
			option.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
			option.addEventListener("click", () => choose(i));
			return option;
		}));
		at = -1;
		input.removeAttribute("aria-activedescendant");
		list.hidden = found.length === 0;
		input.setAttribute("aria-expanded", String(!list.hidden));
	};
	const ask = async () => {
		const text = input.value.trim();
		if (text === "") {
			show([]);
			return;
		}
		asked?.abort();
		asked = new AbortController();
		const address = new URL("/search", location);
		address.searchParams.set("q", text);
		if (box.dataset.kind) {
			address.searchParams.set("kind", box.dataset.kind);
		}
		try {
			const answer = await fetch(address, {headers: {Accept: "application/json"}, signal: asked.signal});
			if (answer.ok && document.activeElement === input) {
				show(await answer.json());
			}
		} catch (error) {
			if (error.name !== "AbortError") {
				close(); // the form works without
			}
		}
	};
	input.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(ask, 120);
	});
	input.addEventListener("blur", close);
	input.addEventListener("keydown", (event) => {
		switch (event.key) {
		case "ArrowDown":
		case "ArrowUp": {
			event.preventDefault();
			if (list.hidden) {
				ask();
				break;
			}
			const n = found.length + 1; // one stop more: the input itself
			mark((at + 1 + (event.key === "ArrowDown" ? 1 : n - 1)) % n - 1);
			break;
		}
		case "Enter":
			if (!list.hidden && at >= 0) {
				event.preventDefault();
				choose(at);
			}
			break;
		case "Escape":
			if (!list.hidden) {
				event.preventDefault();
				close();
			}
			break;
		}
	});
}

document.querySelectorAll("[data-combo]").forEach(suggest);

for (const form of document.querySelectorAll("form[data-max]")) {
	form.addEventListener("submit", (event) => {
		const file = form.querySelector("input[type=file]").files[0];
		const alert = form.querySelector("[role=alert]");
		alert.hidden = !file || file.size <= Number(form.dataset.max);
		if (!alert.hidden) {
			event.preventDefault();
			alert.textContent = "This file is too large: a résumé can have up to 1 MB.";
		}
	});
}

function stops() {
	for (const region of document.querySelectorAll(".scroll")) {
		if (region.scrollWidth > region.clientWidth) {
			region.setAttribute("tabindex", "0");
		} else {
			region.removeAttribute("tabindex");
		}
	}
}
stops();
addEventListener("resize", stops);

// A drawing that is wider than the screen shows its middle, where the role is that it is about.
for (const region of document.querySelectorAll(".drawing")) {
	region.scrollLeft = (region.scrollWidth - region.clientWidth) / 2;
}
