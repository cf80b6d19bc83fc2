// The map: our own outlines shaded by count, points with numbers, all reachable by keyboard.
// Without it the table beside it says the same.
"use strict";
{
  const EUROPE = [[35, -11], [62, 32]];

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
        layer.bindTooltip(`${here.name}: ${here.count.toLocaleString(document.documentElement.lang)}`);
        layer.on("click", () => { location.href = found.links[feature.properties.code]; });
      },
    }).addTo(map);
  };

  const point = (feature, place) => {
    const { name, url, count = 1, category } = feature.properties;
    const shown = count > 1 ? count.toLocaleString(document.documentElement.lang) : "";
    const label = count > 1 ? `${name}: ${shown}` : [name, category].filter(Boolean).join(", ");
    const icon = L.divIcon({ className: shown ? "map-point" : "map-point single", html: shown, iconSize: null });
    const marker = L.marker(place, { icon, title: label, alt: label, keyboard: true });
    const go = () => { location.href = url; };
    marker.on("click", go);
    marker.on("keypress", (event) => { if (event.originalEvent.key === "Enter") go(); });
    marker.on("add", () => {
      const element = marker.getElement();
      element.setAttribute("role", "link");
      element.setAttribute("aria-label", label);
    });
    return marker;
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
    outlines(map, shapes, found);
    const points = L.geoJSON(found, { pointToLayer: point });
    points.addTo(map);
    const bounds = points.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.15), { maxZoom: 7 });
  };

  const drawAll = () => {
    if (!window.L) return;
    for (const box of document.querySelectorAll(".directory-map[data-map]"))
      if (!box.isDrawn) draw(box).catch(() => { box.isDrawn = false; box.classList.remove("drawn"); });
  };

  drawAll();
  document.addEventListener("htmx:afterSwap", drawAll);
}
