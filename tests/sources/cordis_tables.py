"""Small CORDIS tables in the forms in which they are published."""

import gzip
import zipfile

PROJECTS = '''\
"id";"acronym";"status";"title";"startDate";"endDate";"totalCost";"ecMaxContribution";\
"legalBasis";"topics";"frameworkProgramme";"masterCall";"fundingScheme";"objective";"rcn";\
"grantDoi"
"101000001";"LIGHT";"SIGNED";"Light; for ""health""";"2024-01-01";"2026-12-31";"1234567,89";\
"1000000";"HORIZON.2.1";"HORIZON-HLTH-2023-01";"HORIZON";"HORIZON-HLTH-2023";"HORIZON-RIA";\
"We light
two lines.";"260001";"10.3030/101000001"
'''
ORGANIZATIONS = """\
"projectID";"projectAcronym";"organisationID";"vatNumber";"name";"shortName";"SME";\
"activityType";"street";"postCode";"city";"country";"nutsCode";"geolocation";\
"organizationURL";"contactForm";"rcn";"order";"role";"ecContribution";"totalCost"
"101000001";"LIGHT";"999990001";"EL 123-45";"PANEPISTIMIO FOTOS";"PF";"false";"HES";"a";"b";\
"Athina";"EL";"";"(37.98,23.72)";"www.fotos.gr";"";"1";"1";"coordinator";"600000,5";"1"
"101000001";"LIGHT";"999990002";"";"Lumen Ltd";"";"true";"PRC";"";"";"Leeds";"UK";"";"";"";\
"";"2";"2";"participant";"399999,5";"1"
"101000001";"LIGHT";"999990003";"";"Grosslicht AG";"";"false";"PRC";"";"";"Bern";"CH";"";"";\
"";"";"3";"3";"associatedPartner";"0";"1"
"""
SUBJECTS = """\
"projectID";"euroSciVocCode";"euroSciVocPath";"euroSciVocTitle";"euroSciVocDescription"
"101000001";"/23/47/307";"/natural sciences/computer and information sciences/software";"a";""
"101000001";"/1/2/3333333333";"/unknown";"a";""
"101999999";"/23/47/307";"/natural sciences/computer and information sciences/software";"a";""
"""
TOPICS = """\
"projectID";"topic";"title"
"101000001";"HORIZON-HLTH-2023-01";"Health by light"
"""
OLDER = """\
rcn,role,pic,type,contribution,country,start_date,end_date,max_contribution,total_cost,\
programme_part,reference,acronym,topicTitle
221856,participant,999990002,PRC,317625,UK,2019-05-01,2022-04-30,2927875,2928125,SC1,,,
221856,coordinator,999990009,PRC,376750,ES,2019-05-01,2022-04-30,2927875,2928125,SC1,,,
"""
FP7_ORGANISATIONS = """\
org_id,name,shortName,organizationUrl,nuts3,country,street,city,postCode,provincia
aee4a9c2b74483607ba42a90eb8710aa,Lumen Limited,,,,UK,,LEEDS,,
bbb4a9c2b74483607ba42a90eb8710aa,LUMEN LTD.,,,,UK,,LEEDS,,
999990077,Oud Licht BV,OL,http://oud.nl,,NL,,Delft,,
"""
FP7_PARTICIPATIONS = """\
projectRcn,org_id
92257,aee4a9c2b74483607ba42a90eb8710aa
92257,999990077
92257,cccccccccccccccccccccccccccccccc
"""


def official_zip(path, **more):
    """The official archive, with whatever else."""
    members = {
        "project.csv": "\ufeff" + PROJECTS,
        "organization.csv": "\ufeff" + ORGANIZATIONS,
        "euroSciVoc.csv": SUBJECTS,
        "topics.csv": TOPICS,
        "legalBasis.csv": '"projectID";"legalBasis";"title"\n"1";"2";"3"\n',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (members | more).items():
            archive.writestr(name, text)
    return path


def table(path, text):
    """A loose table, packed when its name says so."""
    content = text.encode()
    path.write_bytes(gzip.compress(content) if path.name.endswith(".gz") else content)
    return path
