"""What the page of BioWin states, as short texts that a profile has to show, by section.

Each holds for the platform's page and for the demo's own page of the same cluster.
"""

HEADER = ["BioWin", "Belgium", "Walloon Region", "BE3", "Sylvie Ponchaut", "100"]
ABOUT = ["biopharma", "medtech", "Wallonia", "research and innovation (R&I) projects"]
ABOUT += ["industrial policy", "academic hospitals", "skills, knowledge and jobs"]
MISSION = ["public health challenges", "competitiveness"]
VISION = ["2025", "Life Sciences", "vaccines and biologics", "world-class"]
KEY_FACTS = ["2006", "July", "6-10"]
COMPOSITION = ["234", "187", "20", "10", "12", "25"]
ACHIEVEMENTS = [
    "253", "partners", "44", "R&D projects", "5", "companies", "EUR", "142", "3",
    "technological platforms", "cell therapy", "proton therapy", "big data",
    "biobanking network", "17", "training projects", "29.6", "15,000", "people",
    "technical, scientific and managerial skills", "shopping platform",
    "Skills Development Department",
]  # fmt: skip
NETWORKS = [
    "Wal-Dx", "Wallonia in vitro Diagnostics network",
    "Belgian Network for Radiation Applications to Healthcare", "EDCA",
    "European Diagnostic Clusters Alliance", "CEBR", "Council of European BioRegions",
]  # fmt: skip
AGREEMENTS = [
    "Alsace Biovalley", "France", "1 R&D project", "CQDM", "Canada", "MLSC", "United States",
    "3 transnational projects funded", "Juke Biotech Park", "China",
]  # fmt: skip
LANGUAGES = ["Dutch", "English", "French"]
TEAM = ["Sylvie Ponchaut", "Cluster Manager", "ECCP Responsible Person"]
NACE = ["86", "Human health activities", "86.90", "Other human health activities"]
IPC = ["A61", "Medical or veterinary science"]
S3 = [
    "Digital transformation", "Artificial intelligence, cognitive systems",
    "augmented and virtual reality", "simulation, gamification",
    "Big data, data mining, database management", "Digitising Industry", "Industry 4.0",
    "smart and additive manufacturing", "e-Health", "healthy ageing", "KETs",
    "Advanced manufacturing systems",
]  # fmt: skip
SERVICES = [
    "Internationalisation Support", "access to third countries markets",
    "Access to finance: Public funding", "Access to finance: Private funding",
    "Support of Research, Development and Innovation",
]  # fmt: skip
FURTHER = [
    "BioWin", "our strategic areas", "human and animal health", "Government of Wallonia",
    "7 technological domains", "smart specialisation strategy", "S3", "trade fairs",
    "Healthcare clusters", "European networks and projects", "technological infrastructures",
]  # fmt: skip
MAGIA = [
    "Magia", "COSME Cluster Go international", "2018", "2020", "MedTech", "medical devices",
    "In Vitro Diagnostics", "medical imaging equipment", "four industrial clusters",
    "Bioindustry Silvano Fumero", "Italy", "Lyonbiopole", "Norgenta Nordeutsche", "Germany",
]  # fmt: skip
ABC = [
    "ABC Europe", "CIP – Europe Innova - DG Entreprise", "2009", "2012", "13 Health clusters",
    "Milan Chamber of Commerce and Industry", "oordinator", "One Nucleus",
    "Stockholm Science City", "Sweden", "Medicon Valley Alliance", "Denmark", "Medicen",
    "Alsace Biovalley", "Heidelberg", "BioM", "Cluster BioPMed", "Innova", "Hungary",
    "El Parc Cientific de Barcelona", "Spain", "Matimop",
]  # fmt: skip
TERM = [
    "Tissue Engineering and Regenerative Medicine – TERM", "Regions of Knowledge – DG Research",
    "2010", "2013", "triple helix", "13 partners from 7 European regions",
    "regenerative medicine", "Atlanpole Biothérapies", "MedCoast Scandinavia", "Norway",
    "Fondazione Centro San Raffaele del Monte Tabor", "UppsalaBIO", "Madrid BioCluster",
    "Baltic Innovation Agency", "Estonia",
    "Berlin – Brandenburg Centre for Regenerative Therapies", "Interface Europe",
    "Région Pays de la Loire", "Service public de Wallonie", "Vinnova",
    "Uppsala Regional Council",
]  # fmt: skip
NANOCARDIO = [
    "Nanocardio", "INTERREG", "2016", "2020", "therosclerosis", "atheromatous plaques",
    "magnetic resonance imaging (MRI)", "optical imaging (fluorescence)", "€ 1.6 million",
    "4 years", "University of Mons", "University of Reims", "University of Ghent",
    "two operators", "associated partner", "IMEC", "Leuven", "Eurasanté", "Lille",
    "The Institute of Electronics, Microelecrtonics and Nanotechnologies",
    "Villeneuve d’Ascq", "Centre Hospitalier Universitaire of Reims", "Reims",
    "Main deliverables", "clinical and academic assets", "Regional Healthcare Ecosystem",
]  # fmt: skip
COOPERATION = [
    "United States", "Participation at missions/events/study visits/fairs",
    "Support to collaborative activities/etc.",
]  # fmt: skip

SECTIONS = {
    "header": HEADER,
    "about": ABOUT,
    "mission": MISSION,
    "vision": VISION,
    "key facts": KEY_FACTS,
    "composition": COMPOSITION,
    "achievements": ACHIEVEMENTS,
    "networks": NETWORKS,
    "agreements": AGREEMENTS,
    "languages": LANGUAGES,
    "team": TEAM,
    "nace": NACE,
    "ipc": IPC,
    "s3": S3,
    "services": SERVICES,
    "further information": FURTHER,
    "programme: Magia": MAGIA,
    "programme: ABC Europe": ABC,
    "programme: TERM": TERM,
    "programme: Nanocardio": NANOCARDIO,
    "cooperation": COOPERATION,
}
FACTS = [(section, text) for section, texts in SECTIONS.items() for text in texts]
