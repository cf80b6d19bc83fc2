// The map: our own outlines shaded by count, points with numbers, all reachable by keyboard.
// Without it the table beside it says the same.
"use strict";
{
  const EUROPE = [[35, -11], [62, 32]];
  const CELL = 52;
  const number = (value) => value.toLocaleString(document.documentElement.lang);

  const shade = (count, most) => {
    if (!count) return "none";
    const share = Math.log1p(count) / Math.log1p(most);
    return share > 0.75 ? "most" : share > 0.4 ? "many" : "some";
  };

  const outlines = (map, shapes, found) => {
    const most = Math.max(1, ...Object.values(found.counts || {}).map((one) => one.count));
    L.geoJSON(shapes, {
      style: (feature) => ({ className: shade(found.counts?.[feature.properties.code]?.count, most), weight: 1 }),
      onEachFeature: (feature, layer) => {
        const here = found.counts?.[feature.properties.code];
        if (!here) return;
        layer.bindTooltip(`${here.name}: ${number(here.count)}`);
        layer.on("click", () => { location.href = found.links[feature.properties.code]; });
      },
    }).addTo(map);
  };

  // Points that would cover each other at this zoom become one that counts for all.
  const gathered = (map, features) => {
    const groups = new Map();
    for (const { geometry, properties } of features) {
      const place = L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
      const { x, y } = map.project(place).divideBy(CELL).floor();
      const key = `${x}:${y}`;
      const group = groups.get(key) || { places: [], names: [], count: 0 };
      group.places.push(place);
      group.names.push([properties.name, properties.category].filter(Boolean).join(", "));
      group.count += properties.count || 1;
      group.url = properties.url;
      groups.set(key, group);
    }
    return groups.values();
  };

  const point = (map, { places, names, count, url }) => {
    const bounds = L.latLngBounds(places);
    const shown = count > 1 ? number(count) : "";
    const listed = names.slice(0, 3).join("; ") + (names.length > 3 ? " …" : "");
    const label = shown ? `${listed}: ${shown}` : listed;
    const width = shown ? 18 + 8 * shown.length : 24;
    const icon = L.divIcon({ className: "map-point", html: shown, iconSize: [width, 28] });
    const marker = L.marker(bounds.getCenter(), { icon, title: label, alt: label });
    const go = () => {
      if (places.length > 1 && map.getZoom() < map.getMaxZoom()) map.fitBounds(bounds.pad(0.2));
      else location.href = url;
    };
    marker.on("click", go);
    marker.on("keypress", (event) => { if (event.originalEvent.key === "Enter") go(); });
    marker.on("add", () => {
      marker.getElement().setAttribute("role", "link");
      marker.getElement().setAttribute("aria-label", label);
    });
    return marker;
  };

  const points = (map, features) => {
    const layer = L.layerGroup().addTo(map);
    const redraw = () => {
      layer.clearLayers();
      for (const group of gathered(map, features)) point(map, group).addTo(layer);
    };
    map.on("zoomend", redraw);
    redraw();
  };

  const draw = async (box) => {
    box.isDrawn = true;
    const [found, shapes] = await Promise.all(
      [box.dataset.map, box.dataset.outlines].map((address) => fetch(address).then((answer) => answer.json())),
    );
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", box.dataset.label);
    box.classList.add("drawn");
    const map = L.map(box, { attributionControl: Boolean(box.dataset.tiles), minZoom: 2, maxZoom: 12, zoomSnap: 0.5, scrollWheelZoom: false });
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: "© OpenStreetMap" }).addTo(map);
    map.fitBounds(EUROPE);
    const near = L.latLngBounds(EUROPE).pad(0.4);
    const places = found.features.map(({ geometry }) => L.latLng(geometry.coordinates[1], geometry.coordinates[0]));
    const within = L.latLngBounds(places.filter((place) => near.contains(place)));
    outlines(map, shapes, found);
    if (within.isValid()) map.fitBounds(within.pad(0.1), { maxZoom: 7 });
    points(map, found.features);
  };

  const drawAll = () => {
    if (!window.L) return;
    for (const box of document.querySelectorAll(".directory-map[data-map]"))
      if (!box.isDrawn) draw(box).catch(() => { box.isDrawn = false; box.classList.remove("drawn"); });
  };

  drawAll();
  document.addEventListener("htmx:afterSwap", drawAll);
}
