/*
 * Device collector. Served as it stands, without a build step, so it is written in ES5 plus promises.
 * The page configures it through window.IGLOO, or the name in window.io_global_object_name, before this script.
 * See docs/device-collector.md.
 */
(function () {
  "use strict";

  var STORED_ID = "bonafide_device";
  var STORED_ID_DAYS = 730;
  var name = window.io_global_object_name || "IGLOO";
  var settings = (window[name] = window[name] || {});
  var loader = settings.loader || {};

  function trace(message) {
    if (typeof loader.trace_handler === "function") {
      loader.trace_handler(message);
    } else if (typeof settings.trace_handler === "function") {
      settings.trace_handler(message);
    }
  }

  /* A sign that could not be read is left out; the page must never break on it. */
  function quietly(read) {
    try {
      var value = read();
      return value === null ? undefined : value;
    } catch (error) {
      return undefined;
    }
  }

  /* Two lanes of 32 bits, mixed by multiplication: enough to compare drawings, no secret depends on it. */
  function hash(text) {
    var a = 0xdeadbeef, b = 0x41c6ce57;
    for (var i = 0; i < text.length; i++) {
      var code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (b >>> 0).toString(16) + (a >>> 0).toString(16);
  }

  function randomId() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (one) {
      return ("0" + one.toString(16)).slice(-2);
    }).join("");
  }

  /* The id is kept twice: a cleared cookie alone does not lose it. */
  function storedId() {
    var inCookie = quietly(function () {
      var found = document.cookie.match(new RegExp("(?:^|; )" + STORED_ID + "=([0-9a-f]{32})"));
      return found && found[1];
    });
    var inStorage = quietly(function () {
      var value = window.localStorage.getItem(STORED_ID);
      return value && /^[0-9a-f]{32}$/.test(value) ? value : null;
    });
    var id = inCookie || inStorage;
    var isNew = !id;
    id = id || quietly(randomId);
    quietly(function () {
      document.cookie = STORED_ID + "=" + id + "; path=/; max-age=" + STORED_ID_DAYS * 86400 + "; SameSite=Lax"
        + (window.location.protocol === "https:" ? "; Secure" : "");
    });
    quietly(function () { window.localStorage.setItem(STORED_ID, id); });
    return { id: id, isNew: isNew };
  }

  function canvas() {
    var element = document.createElement("canvas");
    element.width = 240;
    element.height = 60;
    var drawing = element.getContext("2d");
    drawing.textBaseline = "alphabetic";
    drawing.fillStyle = "#f60";
    drawing.fillRect(125, 1, 62, 20);
    drawing.fillStyle = "#069";
    drawing.font = "11pt Arial";
    drawing.fillText("Bonafide, \ud83d\ude03 \u00e4\u20ac", 2, 15);
    drawing.fillStyle = "rgba(102, 204, 0, 0.7)";
    drawing.font = "18pt serif";
    drawing.fillText("Bonafide, \ud83d\ude03 \u00e4\u20ac", 4, 45);
    drawing.globalCompositeOperation = "multiply";
    drawing.arc(50, 30, 25, 0, Math.PI * 2, true);
    drawing.fill();
    return hash(element.toDataURL());
  }

  function graphics() {
    var gl = document.createElement("canvas").getContext("webgl");
    if (!gl) {
      return undefined;
    }
    var info = gl.getExtension("WEBGL_debug_renderer_info");
    var unit = info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : gl.getParameter(gl.RENDERER);
    var traits = [gl.VERSION, gl.SHADING_LANGUAGE_VERSION, gl.MAX_TEXTURE_SIZE, gl.MAX_VERTEX_ATTRIBS,
      gl.MAX_VARYING_VECTORS, gl.MAX_FRAGMENT_UNIFORM_VECTORS, gl.ALIASED_LINE_WIDTH_RANGE,
      gl.MAX_VIEWPORT_DIMS].map(function (one) { return String(gl.getParameter(one)); });
    return { unit: String(unit).slice(0, 1000), hash: hash(traits.concat(gl.getSupportedExtensions()).join("|")) };
  }

  /* A font is there when it makes the text wider or narrower than each of the generic families. */
  function fonts() {
    var probed = ["Arial", "Calibri", "Cambria", "Comic Sans MS", "Consolas", "Courier New", "DejaVu Sans",
      "Georgia", "Helvetica Neue", "Liberation Sans", "Menlo", "Noto Sans", "Palatino", "Roboto", "SF Pro",
      "Segoe UI", "Tahoma", "Times New Roman", "Trebuchet MS", "Ubuntu", "Verdana"];
    var drawing = document.createElement("canvas").getContext("2d");
    function width(family) {
      drawing.font = "72px " + family;
      return drawing.measureText("mmmmmmmmmmlli0O&1").width;
    }
    var generic = ["monospace", "sans-serif", "serif"];
    return probed.filter(function (font) {
      return generic.some(function (family) { return width("'" + font + "'," + family) !== width(family); });
    }).join(",");
  }

  function signs() {
    var found = [];
    var globals = ["callPhantom", "_phantom", "__nightmare", "domAutomation", "domAutomationController",
      "__playwright__binding__", "__pwInitScripts", "__webdriver_evaluate", "__selenium_unwrapped"];
    globals.forEach(function (one) {
      if (one in window) {
        found.push("automationGlobal");
      }
    });
    if (window.outerWidth === 0 && window.outerHeight === 0) {
      found.push("noWindow");
    }
    return found.slice(0, 4);
  }

  function collect() {
    var stored = storedId();
    return {
      userAgent: navigator.userAgent,
      platform: navigator.platform,
      languages: quietly(function () { return Array.prototype.slice.call(navigator.languages, 0, 8); }),
      timeZone: quietly(function () { return Intl.DateTimeFormat().resolvedOptions().timeZone; }),
      utcOffset: -new Date().getTimezoneOffset(),
      screen: {
        width: window.screen.width,
        height: window.screen.height,
        depth: window.screen.colorDepth,
        ratio: window.devicePixelRatio
      },
      cores: navigator.hardwareConcurrency,
      memory: navigator.deviceMemory,
      touch: navigator.maxTouchPoints,
      cookies: navigator.cookieEnabled,
      flash: !!(navigator.mimeTypes && navigator.mimeTypes["application/x-shockwave-flash"]),
      webdriver: navigator.webdriver === true,
      canvas: quietly(canvas),
      graphics: quietly(graphics),
      fonts: quietly(fonts),
      signs: quietly(signs),
      id: stored.id,
      isNewId: stored.isNew
    };
  }

  /* What an oscillator's rendering sums up to differs between audio stacks. */
  function audio() {
    var Context = window.OfflineAudioContext || window.webkitOfflineAudioContext;
    if (!Context) {
      return Promise.resolve(undefined);
    }
    var context = new Context(1, 5000, 44100);
    var oscillator = context.createOscillator();
    var compressor = context.createDynamicsCompressor();
    oscillator.type = "triangle";
    oscillator.frequency.value = 10000;
    oscillator.connect(compressor);
    compressor.connect(context.destination);
    oscillator.start(0);
    return context.startRendering().then(function (buffer) {
      var sum = 0;
      buffer.getChannelData(0).forEach(function (sample) { sum += Math.abs(sample); });
      return hash(String(sum));
    });
  }

  function model() {
    return navigator.userAgentData && navigator.userAgentData.getHighEntropyValues
      ? navigator.userAgentData.getHighEntropyValues(["model"]).then(function (values) {
        return values.model || undefined;
      })
      : Promise.resolve(undefined);
  }

  /* A method that fails or hangs is left out, so that the page always gets its final blackbox. */
  function within(milliseconds, start) {
    return new Promise(function (resolve) {
      window.setTimeout(function () { resolve(undefined); }, milliseconds);
      try {
        start().then(resolve, function () { resolve(undefined); });
      } catch (error) {
        resolve(undefined);
      }
    });
  }

  function fromBase64(text) {
    return Uint8Array.from(window.atob(text), function (one) { return one.charCodeAt(0); });
  }

  function toBase64(bytes) {
    var text = "";
    for (var i = 0; i < bytes.length; i++) {
      text += String.fromCharCode(bytes[i]);
    }
    return window.btoa(text);
  }

  function joined(parts) {
    var all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.reduce(function (at, part) {
      all.set(part, at);
      return at + part.length;
    }, 0);
    return all;
  }

  /* Layout: form, length of the nonce, nonce; sealed: our public point, IV, cipher text over all before it. */
  function seal(evidence, start) {
    var plain = new TextEncoder().encode(JSON.stringify(evidence));
    var nonce = fromBase64(start.nonce);
    var subtle = window.crypto && window.crypto.subtle;
    if (!subtle) {
      trace("No WebCrypto in this context: the blackbox is not sealed.");
      return Promise.resolve(toBase64(joined([Uint8Array.of(2, nonce.length), nonce, plain])));
    }
    var curve = { name: "ECDH", namedCurve: "P-256" };
    var own, head;
    return subtle.generateKey(curve, false, ["deriveBits"]).then(function (pair) {
      own = pair;
      return Promise.all([subtle.exportKey("raw", pair.publicKey),
        subtle.importKey("raw", fromBase64(start.key), curve, false, [])]);
    }).then(function (keys) {
      var iv = window.crypto.getRandomValues(new Uint8Array(12));
      head = joined([Uint8Array.of(1, nonce.length), nonce, new Uint8Array(keys[0]), iv]);
      return subtle.deriveBits({ name: "ECDH", public: keys[1] }, own.privateKey, 256);
    }).then(function (secret) {
      return subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
    }).then(function (secret) {
      return subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: nonce, info: new TextEncoder().encode("bonafide blackbox") },
        secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    }).then(function (key) {
      return subtle.encrypt({ name: "AES-GCM", iv: head.slice(-12), additionalData: head }, key, plain);
    }).then(function (sealed) {
      return toBase64(joined([head, new Uint8Array(sealed)]));
    });
  }

  function startUrl() {
    var hook = String(loader.uri_hook || "iojs").replace(/\/+$/, "");
    var path = hook + "/" + encodeURIComponent(loader.version || "general5") + "/"
      + (loader.subkey ? encodeURIComponent(loader.subkey) + "/" : "");
    return path + "start.json" + (settings.enable_rip === false ? "?rip=false" : "");
  }

  function publish(blackbox, complete) {
    trace(complete ? "The blackbox is complete." : "A first blackbox is there.");
    settings.blackbox = blackbox;
    if (typeof settings.bb_callback === "function") {
      settings.bb_callback(blackbox, complete);
      return;
    }
    var element = settings.bbout_element_id && document.getElementById(settings.bbout_element_id);
    if (element) {
      element.value = blackbox;
    }
  }

  function run() {
    trace("Collecting.");
    return window.fetch(startUrl(), { cache: "no-store", credentials: "same-origin" }).then(function (reply) {
      if (!reply.ok) {
        throw new Error("The collector's server answered " + reply.status + ".");
      }
      return reply.json();
    }).then(function (start) {
      var evidence = collect();
      return seal(evidence, start).then(function (first) {
        publish(first, false);
        return Promise.all([within(1000, audio), within(1000, model)]);
      }).then(function (late) {
        evidence.audio = late[0];
        evidence.model = late[1];
        return seal(evidence, start);
      });
    }).then(function (final) {
      publish(final, true);
      return final;
    }, function (error) {
      trace("No blackbox: " + error.message);
      throw error;
    });
  }

  function whenReady(act) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", act);
    } else {
      act();
    }
  }

  /* The bundle of the deprecated variant starts when the page asks for it; the loader starts by itself. */
  if (document.currentScript && /\/device-fingerprint-web\//.test(document.currentScript.src)) {
    var fingerprintScript = document.currentScript.src;
    window.acquireDeviceFingerprint = function (options) {
      options = options || {};
      if (typeof options.logCallback === "function") {
        settings.trace_handler = options.logCallback;
      }
      loader.uri_hook = fingerprintScript.replace(/\/device-fingerprint-web\/.*$/, "/iojs");
      return run();
    };
  } else {
    whenReady(function () { run().catch(function () { }); });
  }
})();
