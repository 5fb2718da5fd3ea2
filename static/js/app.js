/* The little that HTML and htmx cannot do. Every page reads and posts without this file.
   Words shown to the reader come from data attributes of <body>, so that they are translated on the server. */
(function () {
  "use strict";
  const words = document.body.dataset;

  /* ---- A form is sent once: a second press waits for the first. Pages kept by the back button may send again. ---- */
  const sending = new WeakSet();
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target === "_blank" || form.matches("[hx-post], [data-hx-post]")) return;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    sending.add(form);
    form.dataset.clean = "yes";
    const button = event.submitter;
    // After this turn: a button disabled now would not be part of what is sent.
    window.setTimeout(function () {
      form.setAttribute("aria-busy", "true");
      if (button && button.tagName === "BUTTON" && words.sending && !button.dataset.keep) {
        button.dataset.label = button.textContent;
        button.textContent = words.sending;
      }
    }, 0);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[aria-busy]").forEach(function (form) {
      sending.delete(form);
      form.removeAttribute("aria-busy");
      form.querySelectorAll("button[data-label]").forEach(function (button) {
        button.textContent = button.dataset.label;
        delete button.dataset.label;
      });
    });
  });

  /* ---- A suggestion that arrives late never replaces what was chosen meanwhile. ---- */
  document.addEventListener("change", function (event) {
    const place = event.target.closest("[data-suggested]");
    if (place) place.dataset.suggested = "chosen";
  });
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (event.detail.target.matches("[data-suggested]")) event.detail.target.dataset.suggested = "asked";
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.dataset.suggested === "chosen") event.detail.shouldSwap = false;
  });

  /* ---- What went wrong is read first. ---- */
  function focusErrors(root) {
    const summary = root.querySelector(".errors[tabindex]");
    if (summary) summary.focus();
  }
  focusErrors(document);

  /* ---- A long form asks before it is left with unsaved words: <form data-guard>. ---- */
  function fingerprint(form) {
    return Array.from(new FormData(form), function (pair) {
      return pair[0] === "csrfmiddlewaretoken" ? "" : pair[0] + "=" + (pair[1].name || pair[1]);
    }).join("&");
  }
  const guarded = new Map();
  function guard(root) {
    root.querySelectorAll("form[data-guard]").forEach(function (form) {
      if (!guarded.has(form)) guarded.set(form, fingerprint(form));
    });
  }
  guard(document);
  window.addEventListener("beforeunload", function (event) {
    for (const [form, before] of guarded) {
      if (form.isConnected && form.dataset.clean !== "yes" && fingerprint(form) !== before) {
        event.preventDefault();
        return;
      }
    }
  });

  /* ---- A draft kept on this device: <form data-draft="key">. Nothing is kept of passwords, files or tokens.
          The page that confirms the sending says data-draft-done="key" and the draft goes. ---- */
  const DRAFT = "hoinghi:draft:";
  function storage(action) {
    try {
      return action(window.localStorage);
    } catch (error) {
      return null; // private windows and full disks: the form still posts
    }
  }
  function draftFields(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.name && field.name !== "csrfmiddlewaretoken" && !/^(password|file|hidden|submit|button)$/.test(field.type);
    });
  }
  function draftRead(form) {
    return draftFields(form).map(function (field) {
      return [field.name, field.value, field.type === "checkbox" || field.type === "radio" ? field.checked : null];
    });
  }
  function draftSay(form, at) {
    const place = form.querySelector("[data-draft-note]");
    if (!place || !words.draftKept) return;
    const time = new Date(at);
    place.textContent = words.draftKept.replace("TIME", time.getHours() + ":" + String(time.getMinutes()).padStart(2, "0"));
    place.hidden = false;
  }
  function draftKeep(form) {
    const at = Date.now();
    const kept = storage(function (store) {
      store.setItem(DRAFT + form.dataset.draft, JSON.stringify({ at: at, fields: draftRead(form) }));
      return true;
    });
    if (kept) draftSay(form, at);
  }
  function draftRestore(form) {
    const text = storage((store) => store.getItem(DRAFT + form.dataset.draft));
    if (!text || document.querySelector(".errors")) return;
    let draft;
    try {
      draft = JSON.parse(text);
    } catch (error) {
      return;
    }
    const waiting = draft.fields.slice();
    draftFields(form).forEach(function (field) {
      const index = waiting.findIndex((kept) => kept[0] === field.name && (kept[2] === null || kept[1] === field.value));
      if (index < 0) return;
      const [, value, checked] = waiting.splice(index, 1)[0];
      if (checked === null) {
        if (!field.value) field.value = value;
      } else {
        field.checked = checked;
      }
    });
    draftSay(form, draft.at);
  }
  function drafts(root) {
    root.querySelectorAll("form[data-draft]").forEach(function (form) {
      if (form.dataset.draftReady) return;
      form.dataset.draftReady = "yes";
      draftRestore(form);
      let timer = 0;
      form.addEventListener("input", function () {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => draftKeep(form), 800);
      });
    });
    root.querySelectorAll("[data-draft-done]").forEach(function (mark) {
      storage((store) => store.removeItem(DRAFT + mark.dataset.draftDone));
    });
  }
  drafts(document);
  /* A machine may be shared: who logs out leaves no drafts behind. */
  document.addEventListener("submit", function (event) {
    if (!event.target.hasAttribute("data-forget-drafts")) return;
    storage(function (store) {
      Object.keys(store).filter((key) => key.startsWith(DRAFT)).forEach((key) => store.removeItem(key));
    });
  });

  /* ---- Signs of life of htmx: what could not be sent is said in words, not swallowed. ---- */
  function say(text) {
    const place = document.getElementById("messages");
    if (!place || !text) return;
    const note = document.createElement("div");
    note.className = "notice notice--error";
    note.setAttribute("role", "alert");
    note.textContent = text;
    place.replaceChildren(note);
  }
  /* An extra that fills itself while somebody writes (data-quiet) fails in silence. */
  const quiet = (event) => event.target.closest && event.target.closest("[data-quiet]");
  function sayOffline(event) {
    if (!quiet(event)) say(words.offline);
  }
  document.addEventListener("htmx:sendError", sayOffline);
  document.addEventListener("htmx:timeout", sayOffline);
  document.querySelectorAll("[data-needs-script]").forEach(function (place) {
    place.hidden = false;
  });
  document.addEventListener("htmx:responseError", function (event) {
    if (quiet(event)) return;
    const status = event.detail.xhr.status;
    const polled = event.detail.requestConfig.triggeringEvent == null;
    if (!polled) say(status === 403 ? words.refused : status === 409 ? words.stale : words.failed);
  });
  document.addEventListener("htmx:load", function (event) {
    const root = event.detail.elt;
    if (!root.querySelectorAll) return;
    focusErrors(root);
    guard(root);
    drafts(root);
    pickers(root);
    counters(root);
  });

  /* ---- Menus made of <details class="drop"> close by Escape and by a click beside them. ---- */
  function closeDrops(except) {
    document.querySelectorAll("details.drop[open]").forEach(function (drop) {
      if (drop !== except) drop.open = false;
    });
  }
  document.addEventListener("click", (event) => closeDrops(event.target.closest("details.drop")));
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    const drop = event.target.closest ? event.target.closest("details.drop[open]") : null;
    if (drop) {
      drop.open = false;
      drop.querySelector("summary").focus();
    }
  });

  /* ---- A strip that scrolls shows the current place. ---- */
  document.querySelectorAll(".mainnav [aria-current], .tabs [aria-current]").forEach(function (link) {
    const strip = link.closest("ul");
    const beyond = link.getBoundingClientRect().right - strip.getBoundingClientRect().right;
    if (beyond > 0) strip.scrollLeft += beyond + 24;
  });

  /* ---- Filters: folded on a phone, always open on a wide screen. The server leaves them open for readers without this. ---- */
  const narrow = window.matchMedia("(max-width: 767.98px)");
  function foldFilters() {
    document.querySelectorAll("details.filterbox").forEach(function (box) {
      box.open = !narrow.matches || box.dataset.keep === "open";
    });
  }
  narrow.addEventListener("change", foldFilters);
  foldFilters();

  /* ---- Rows picked for one act on many: the bar counts, one box picks the page. ---- */
  function countPicked(form) {
    const boxes = Array.from(form.querySelectorAll(".rows__pick input[name]"));
    const picked = boxes.filter((box) => box.checked).length;
    form.querySelectorAll("[data-picked]").forEach(function (place) {
      place.textContent = String(picked);
    });
    const bar = form.querySelector(".bulk");
    if (bar) bar.classList.toggle("is-idle", picked === 0);
    const all = form.querySelector("[data-pick-all]");
    if (all) {
      all.checked = picked > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    }
  }
  document.addEventListener("change", function (event) {
    if (!event.target.closest(".rows__pick")) return;
    const form = event.target.closest("form");
    if (!form) return;
    if (event.target.hasAttribute("data-pick-all")) {
      form.querySelectorAll(".rows__pick input[name]").forEach(function (box) {
        box.checked = event.target.checked;
      });
    }
    countPicked(form);
  });
  document.addEventListener("reset", (event) => window.setTimeout(() => countPicked(event.target), 0));
  document.querySelectorAll("form:has(.rows__pick)").forEach(countPicked);

  /* ---- How many characters are left: <span data-count-for="id" data-words="Còn viết được COUNT chữ cái">. ---- */
  function counters(root) {
    root.querySelectorAll("[data-count-for]").forEach(function (place) {
      const field = document.getElementById(place.dataset.countFor);
      if (!field || field.maxLength < 0 || place.dataset.countReady) return;
      place.dataset.countReady = "yes";
      const show = function () {
        const left = field.maxLength - field.value.length;
        place.textContent = place.dataset.words.replace("COUNT", left.toLocaleString(document.documentElement.lang));
      };
      field.addEventListener("input", show);
      show();
    });
  }
  counters(document);

  /* ---- Suggestions: <input data-suggest="listbox-id" hx-get=… hx-target="#listbox-id">. The server answers with
          <li role="option" data-value="id">name</li>; without scripts the words typed are sent as they are. ---- */
  function pickers(root) {
    root.querySelectorAll("input[data-suggest]").forEach(function (field) {
      if (!field.dataset.suggestReady) suggest(field);
    });
  }
  function suggest(field) {
    const list = document.getElementById(field.dataset.suggest);
    if (!list) return;
    const hidden = field.dataset.suggestValue ? document.getElementById(field.dataset.suggestValue) : null;
    let active = -1;
    field.dataset.suggestReady = "yes";
    if (field.dataset.addsTo) field.closest(".suggest").hidden = false; // a finder is nothing without this file
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("autocomplete", "off");
    const options = () => Array.from(list.querySelectorAll("[role=option]"));
    function show(open) {
      list.hidden = !open || options().length === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
      if (list.hidden) mark(-1);
    }
    function mark(index) {
      active = index;
      options().forEach(function (option, at) {
        option.id = option.id || list.id + "-" + at;
        option.setAttribute("aria-selected", String(at === index));
        if (at === index) {
          field.setAttribute("aria-activedescendant", option.id);
          option.scrollIntoView({ block: "nearest" });
        }
      });
      if (index < 0) field.removeAttribute("aria-activedescendant");
    }
    function choose(option) {
      field.value = option.dataset.label || option.textContent.trim();
      if (hidden) hidden.value = option.dataset.value || "";
      show(false);
      field.dispatchEvent(new CustomEvent("suggest:chosen", { bubbles: true, detail: Object.assign({}, option.dataset) }));
    }
    field.addEventListener("input", function () {
      if (hidden) hidden.value = "";
      if (!field.value.trim()) show(false);
    });
    field.addEventListener("keydown", function (event) {
      if (event.isComposing) return; // the Vietnamese input method is still writing
      const count = options().length;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        show(false);
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
        event.preventDefault();
        show(true);
        mark((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + count) % count);
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        choose(options()[active]);
      }
    });
    field.addEventListener("blur", () => window.setTimeout(() => show(false), 150));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
    list.addEventListener("htmx:afterSwap", () => show(document.activeElement === field));
    show(false);
  }
  pickers(document);

  /* ---- A finder beside a field of lines: what is chosen becomes a line, the finder is ready for the next. ---- */
  document.addEventListener("suggest:chosen", function (event) {
    const area = event.target.dataset.addsTo ? document.getElementById(event.target.dataset.addsTo) : null;
    if (!area) return;
    const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!lines.includes(event.target.value)) lines.push(event.target.value);
    area.value = lines.join("\n");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    event.target.value = "";
  });
})();
